namespace Trae.AppHost.State;

internal static class PrivateFile
{
    /// <summary>Writes all or nothing, readable by this user alone (0600) from its first byte on.</summary>
    public static void Write(string file, string text)
    {
        var part = $"{file}.{Environment.ProcessId}.part";
        File.Delete(part);

        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var writer = new StreamWriter(part, options))
        {
            writer.Write(text);
        }

        File.Move(part, file, overwrite: true);
    }
}
