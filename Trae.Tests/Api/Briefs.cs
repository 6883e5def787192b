using Trae.Contracts;

namespace Trae.Tests.Api;

internal static class Briefs
{
    public const string Text =
        """
        # The octopus

        An octopus has three hearts and about five hundred million neurons. Two thirds of its neurons sit in its eight arms,
        so each arm can taste, touch and decide on its own. The animal has no bones at all, and a grown one can pour itself
        through a gap no wider than its eye.

        Octopuses change colour in less than a second. Their skin holds millions of tiny sacs of pigment, and muscles pull
        each sac open or let it close. Most species are colour-blind, and nobody is certain how they match what they cannot see.

        They live alone and die young. A female lays up to a hundred thousand eggs, guards them for months without eating,
        and dies when they hatch. In aquariums they have opened jars, unscrewed lids and learned to tell their keepers apart.
        """;

    public static CreateVideoRequest Octopus { get; } = new() { Text = Text, Seconds = 30 };
}
