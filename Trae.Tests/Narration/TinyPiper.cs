namespace Trae.Tests.Narration;

/// <summary>
/// Writes a network with the inputs and the output of a Piper voice, in ONNX's format (onnx.proto): each sound becomes
/// 512 samples of one tone, as loud as its id, times the scale of length.
/// </summary>
internal static class TinyPiper
{
    public const int SamplesPerId = 512;

    private const int Int64 = 7;
    private const int Float = 1;

    public static void Write(string folder, string name, string json)
    {
        var tone = Enumerable.Range(0, SamplesPerId).Select(i => 0.01f * MathF.Sin(2 * MathF.PI * i * 8 / SamplesPerId)).ToArray();
        var graph = new Message()
            .Add(1, Node("Cast", ["input"], "f", new Message().Add(1, "to").Add(3, Float).Add(20, 2)))
            .Add(1, Node("Reshape", ["f", "column"], "r"))
            .Add(1, Node("Mul", ["r", "tone"], "m"))
            .Add(1, Node("Reshape", ["m", "row"], "w"))
            .Add(1, Node("Gather", ["scales", "one"], "s"))
            .Add(1, Node("Mul", ["w", "s"], "output"))
            .Add(2, "tiny")
            .Add(5, Tensor("column", Int64, [4], Bytes([1, 1, -1, 1])))
            .Add(5, Tensor("row", Int64, [4], Bytes([1, 1, 1, -1])))
            .Add(5, Tensor("one", Int64, [1], Bytes([1])))
            .Add(5, Tensor("tone", Float, [1, 1, 1, SamplesPerId], System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(tone).ToArray()))
            .Add(11, Value("input", Int64, ["batch", "phonemes"]))
            .Add(11, Value("input_lengths", Int64, ["batch"]))
            .Add(11, Value("scales", Float, ["three"]))
            .Add(12, Value("output", Float, ["batch", "b", "c", "time"]));
        var model = new Message().Add(1, 8).Add(7, graph).Add(8, new Message().Add(1, "").Add(2, 13));

        File.WriteAllBytes(Path.Combine(folder, $"{name}.onnx"), model.ToArray());
        File.WriteAllText(Path.Combine(folder, $"{name}.onnx.json"), json);
    }

    private static Message Node(string type, string[] inputs, string output, Message? attribute = null)
    {
        var node = inputs.Aggregate(new Message(), (message, input) => message.Add(1, input)).Add(2, output).Add(4, type);

        return attribute is null ? node : node.Add(5, attribute);
    }

    private static Message Tensor(string name, int type, long[] shape, byte[] raw) =>
        shape.Aggregate(new Message(), (message, size) => message.Add(1, size)).Add(2, type).Add(8, name).Add(9, raw);

    private static Message Value(string name, int type, string[] shape) => new Message().Add(1, name).Add(2, new Message().Add(1, new Message()
        .Add(1, type)
        .Add(2, shape.Aggregate(new Message(), (message, size) => message.Add(1, new Message().Add(2, size))))));

    private static byte[] Bytes(long[] values) => System.Runtime.InteropServices.MemoryMarshal.AsBytes<long>(values).ToArray();

    /// <summary>A message in the wire format of Protocol Buffers.</summary>
    private sealed class Message
    {
        private readonly List<byte> _bytes = [];

        public Message Add(int field, long value)
        {
            Varint((ulong)field << 3);
            Varint((ulong)value);

            return this;
        }

        public Message Add(int field, string value) => Add(field, System.Text.Encoding.UTF8.GetBytes(value));

        public Message Add(int field, Message value) => Add(field, value.ToArray());

        public Message Add(int field, byte[] value)
        {
            Varint(((ulong)field << 3) | 2);
            Varint((ulong)value.Length);
            _bytes.AddRange(value);

            return this;
        }

        public byte[] ToArray() => [.. _bytes];

        private void Varint(ulong value)
        {
            for (; value > 127; value >>= 7)
            {
                _bytes.Add((byte)(value | 128));
            }

            _bytes.Add((byte)value);
        }
    }
}
