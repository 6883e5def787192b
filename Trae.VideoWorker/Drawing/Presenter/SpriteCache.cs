namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Sprites of a part that takes many forms, drawn when first needed; the oldest make room.</summary>
internal sealed class SpriteCache<TForm>(int most, Func<TForm, Sprite> draw) : IDisposable
    where TForm : struct, IEquatable<TForm>
{
    private readonly Dictionary<TForm, Sprite> _sprites = new(most);
    private readonly Queue<TForm> _ages = new(most);

    public Sprite this[TForm form]
    {
        get
        {
            if (!_sprites.TryGetValue(form, out var sprite))
            {
                if (_ages.Count == most)
                {
                    _sprites.Remove(_ages.Dequeue(), out var oldest);
                    oldest!.Dispose();
                }

                sprite = draw(form);
                _sprites.Add(form, sprite);
                _ages.Enqueue(form);
            }

            return sprite;
        }
    }

    public void Dispose()
    {
        foreach (var sprite in _sprites.Values)
        {
            sprite.Dispose();
        }
    }
}
