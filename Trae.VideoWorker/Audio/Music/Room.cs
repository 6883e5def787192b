namespace Trae.VideoWorker.Audio.Music;

/// <summary>A room: parallel combs with damping and two all-passes for each ear (after M. R. Schroeder 1962 and Freeverb).</summary>
internal sealed class Room
{
    private readonly Ear _left = new(0);
    private readonly Ear _right = new(23);

    /// <summary>What a loop sounds like from the room alone, once it has gone round long enough: the start has the tail of the end.</summary>
    public static LoopBuffer Of(LoopBuffer dry)
    {
        var (room, wet) = (new Room(), new LoopBuffer(dry.Frames));

        // Low notes stay dry: a room makes them boom on one side.
        var low = Biquad.HighPass(220);
        var settle = Math.Min(dry.Frames, 4 * AudioArguments.SampleRate);

        for (var i = -settle; i < dry.Frames; i++)
        {
            var at = i < 0 ? i + dry.Frames : i;
            var input = low.Next((dry.Left[at] + dry.Right[at]) * 0.5f);
            var (left, right) = (room._left.Next(input), room._right.Next(input));

            if (i >= 0)
            {
                (wet.Left[at], wet.Right[at]) = ((left * 0.8f) + (right * 0.2f), (right * 0.8f) + (left * 0.2f));
            }
        }

        return wet;
    }

    private sealed class Ear(int spread)
    {
        private const float Feedback = 0.86f;
        private const float Damping = 0.35f;

        private readonly float[][] _combs =
        [
            new float[1_215 + spread], new float[1_293 + spread], new float[1_390 + spread], new float[1_476 + spread],
            new float[1_548 + spread], new float[1_623 + spread], new float[1_695 + spread], new float[1_760 + spread],
        ];

        private readonly float[][] _passes = [new float[605 + spread], new float[480 + spread]];
        private readonly int[] _combAt = new int[8];
        private readonly int[] _passAt = new int[2];
        private readonly float[] _damped = new float[8];

        public float Next(float input)
        {
            var output = 0f;

            for (var i = 0; i < _combs.Length; i++)
            {
                var (comb, at) = (_combs[i], _combAt[i]);
                var delayed = comb[at];
                _damped[i] = (delayed * (1 - Damping)) + (_damped[i] * Damping);
                comb[at] = input + (_damped[i] * Feedback);
                _combAt[i] = at + 1 == comb.Length ? 0 : at + 1;
                output += delayed;
            }

            for (var i = 0; i < _passes.Length; i++)
            {
                var (pass, at) = (_passes[i], _passAt[i]);
                var delayed = pass[at];
                pass[at] = output + (delayed * 0.5f);
                _passAt[i] = at + 1 == pass.Length ? 0 : at + 1;
                output = delayed - (output * 0.5f);
            }

            return output * 0.12f;
        }
    }
}
