namespace Trae.VideoWorker.Drawing;

/// <summary>Numbers that look random and are the same every time (FNV-1a for the seed, then xorshift).</summary>
internal sealed class Dice
{
    private uint _state;

    public Dice(string seed)
    {
        _state = 2166136261;
        foreach (var letter in seed)
        {
            _state = (_state ^ letter) * 16777619;
        }

        _state = _state == 0 ? 1 : _state;
    }

    public float Between(float low, float high)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;

        return low + (high - low) * (_state >> 8) / 16777216f;
    }
}
