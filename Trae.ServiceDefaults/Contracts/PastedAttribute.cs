namespace Trae.Contracts;

/// <summary>Marks a text that people paste from anywhere, form feeds and all: it is cleaned where it is read, instead of refused.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PastedAttribute : Attribute;
