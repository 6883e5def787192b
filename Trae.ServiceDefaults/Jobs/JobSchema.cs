namespace Trae.Jobs;

/// <summary>The tables of the durable jobs, as SQL for a migration or an empty test database.</summary>
public static class JobSchema
{
    public static string Sql { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(JobSchema).Assembly.GetManifestResourceStream("Trae.Jobs.JobSchema.sql")!;
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd();
    }
}
