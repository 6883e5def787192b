namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>The last few of what takes long to draw, for the scenes after: they mostly stand on the same. What is drawn is shared, so nobody disposes of it.</summary>
internal sealed class Recent<T>(int kept)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly List<(object Key, T Drawn)> _all = [];

    /// <param name="key">By value, of all that decides what is drawn.</param>
    public T For(object key, Func<T> draw)
    {
        lock (_gate)
        {
            var drawn = _all.Find(item => item.Key.Equals(key)).Drawn ?? draw();
            _all.RemoveAll(item => item.Key.Equals(key));
            _all.Insert(0, (key, drawn));
            _all.RemoveRange(Math.Min(kept, _all.Count), Math.Max(0, _all.Count - kept));

            return drawn;
        }
    }
}
