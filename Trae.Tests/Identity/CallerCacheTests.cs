using Microsoft.Extensions.Time.Testing;
using Trae.Api.Data;
using Trae.Api.Features.Identity;
using Trae.Jobs;

namespace Trae.Tests.Identity;

public sealed class CallerCacheTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CallerCache _cache;
    private int _looks;

    public CallerCacheTests() => _cache = new(_clock);

    [Fact]
    [Trait("ASVS", "v5.0.0-8.3.2")]
    public async Task Nothing_is_kept_for_longer_than_its_age_whatever_word_is_lost()
    {
        Assert.True(CallerCache.Age < TimeSpan.FromSeconds(1));
        Assert.Equal("look 1", await Ask());
        _clock.Advance(CallerCache.Age - TimeSpan.FromTicks(1));
        Assert.Equal("look 1", await Ask());

        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal("look 2", await Ask());
    }

    [Fact]
    public async Task Word_of_a_change_empties_it_at_once()
    {
        await Ask();

        ((INotified)_cache).Heard("");

        Assert.Equal("look 2", await Ask());
    }

    [Fact]
    public async Task What_was_read_before_a_change_is_not_kept_after_it()
    {
        Assert.Equal("before", await _cache.Get(CallerKind.Person, "ada", () =>
        {
            _cache.Empty();

            return Task.FromResult<string?>("before");
        }));

        Assert.Equal("look 1", await Ask());
    }

    [Fact]
    public async Task Its_age_counts_from_when_the_database_was_asked()
    {
        await _cache.Get(CallerKind.Person, "ada", () =>
        {
            _clock.Advance(CallerCache.Age);

            return Task.FromResult<string?>("slow");
        });

        Assert.Equal("look 1", await Ask());
    }

    [Fact]
    public async Task Who_is_unknown_is_looked_for_again()
    {
        Assert.Null(await _cache.Get(CallerKind.Person, "ada", () => Task.FromResult<string?>(null)));

        Assert.Equal("look 1", await Ask());
    }

    private ValueTask<string?> Ask() => _cache.Get(CallerKind.Person, "ada", () => Task.FromResult<string?>($"look {++_looks}"));
}
