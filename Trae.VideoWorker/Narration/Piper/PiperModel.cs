using Microsoft.ML.OnnxRuntime;
using Trae.Jobs;

namespace Trae.VideoWorker.Narration.Piper;

/// <summary>A voice's network: sounds in, samples out.</summary>
internal sealed class PiperModel(PiperConfig config, InferenceSession session) : IDisposable
{
    private const string Output = "output";

    public PiperConfig Config => config;

    /// <summary>Throws <see cref="PermanentJobException"/> "voice-damaged" for files that are no voice of Piper's.</summary>
    public static PiperModel Load(string onnx, PiperConfig config)
    {
        try
        {
            using var options = new Microsoft.ML.OnnxRuntime.SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };

            // The other job on this machine is encoding.
            options.IntraOpNumThreads = Math.Max(1, Environment.ProcessorCount / 2);
            var session = new InferenceSession(onnx, options);

            return session.InputMetadata.ContainsKey("input") && session.OutputMetadata.ContainsKey(Output)
                ? new(config, session)
                : throw Damaged(onnx, inner: null);
        }
        catch (OnnxRuntimeException e)
        {
            throw Damaged(onnx, e);
        }
    }

    public static PermanentJobException Damaged(string file, Exception? inner) => new(
        "voice-damaged", $"'{Path.GetFileName(file)}' is no voice of Piper's, or is damaged. Download NAME.onnx and NAME.onnx.json again.", inner);

    /// <param name="rate">1 is the voice's own pace.</param>
    /// <returns>In -1 to 1, mono.</returns>
    public float[] Speak(IReadOnlyList<long> ids, double rate)
    {
        var inputs = new Dictionary<string, OrtValue>(StringComparer.Ordinal);

        try
        {
            inputs["input"] = OrtValue.CreateTensorValueFromMemory(ids.ToArray(), [1, ids.Count]);
            inputs["input_lengths"] = OrtValue.CreateTensorValueFromMemory(new long[] { ids.Count }, [1]);
            inputs["scales"] = OrtValue.CreateTensorValueFromMemory(
                new[] { config.Inference.NoiseScale, (float)(config.Inference.LengthScale / rate), config.Inference.NoiseW }, [3]);

            if (config.Speakers > 1)
            {
                inputs["sid"] = OrtValue.CreateTensorValueFromMemory(new long[] { 0 }, [1]);
            }

            using var run = new RunOptions();
            using var outputs = session.Run(run, inputs, [Output]);

            return outputs[0].GetTensorDataAsSpan<float>().ToArray();
        }
        finally
        {
            foreach (var input in inputs.Values)
            {
                input.Dispose();
            }
        }
    }

    public void Dispose() => session.Dispose();
}
