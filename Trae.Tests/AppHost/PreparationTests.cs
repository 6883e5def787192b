using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Trae.AppHost.Embedded;
using Trae.AppHost.State;

namespace Trae.Tests.AppHost;

public sealed class PreparationTests
{
    [Fact]
    public void Names_the_busy_port_and_how_to_choose_another()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refused = Assert.Throws<GraphException>(() => new Ports(port, Ports.Free()).Check());

        Assert.Contains(port.ToString(CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
        Assert.Contains("TRAE_WEB_PORT=", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_everything_that_is_missing_and_the_one_command_that_installs_it()
    {
        Prerequisite[] needed =
        [
            new("the thing", "thing", "thing", () => false),
            new("what is there", "there", "there", () => true),
            new("another thing", "libother1", "--cask other", () => false),
        ];

        var sentence = Prerequisites.Missing(needed);

        var command = OperatingSystem.IsMacOS() ? "brew install thing && brew install --cask other" : "sudo apt-get install -y thing libother1";
        Assert.Equal($"Missing on this machine: the thing, another thing. Install with: {command}", sentence);
        Assert.Null(Prerequisites.Missing(needed[1..2]));
    }

    [Fact]
    public void Runs_one_graph_per_folder_and_forgets_the_lock_of_a_dead_one()
    {
        using var temporary = new TemporaryFolder();
        var folder = new DataFolder(temporary.Path);

        using (folder.Lock())
        {
            var refused = Assert.Throws<GraphException>(() => folder.Lock());
            Assert.Contains(folder.Root, refused.Message, StringComparison.Ordinal);
            Assert.Contains("./trae down", refused.Message, StringComparison.Ordinal);
        }

        // The file is still there, as after a kill; only a living process holds it.
        Assert.True(File.Exists(Path.Combine(folder.Root, "lock")));
        folder.Lock().Dispose();
    }

    [Fact]
    public void Makes_a_secret_once_and_for_this_user_alone()
    {
        using var temporary = new TemporaryFolder();
        var folder = new DataFolder(temporary.Path);

        var secret = folder.Secret("redis");

        Assert.Equal(48, secret.Length);
        Assert.Equal(secret, folder.Secret("redis"));
        Assert.NotEqual(secret, folder.Secret("postgres"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Secrets, "redis")));
    }

    [Fact]
    public void Closes_what_a_former_version_left_open()
    {
        using var temporary = new TemporaryFolder();
        var folder = new DataFolder(temporary.Path);
        var mail = Path.Combine(folder.Mail, "reset.eml");
        Directory.CreateDirectory(folder.Mail);
        File.WriteAllText(mail, "https://trae.example/account/reset-password?token=secret");
        File.SetUnixFileMode(folder.Mail, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(mail, (UnixFileMode)0b110_100_100);

        folder.Close();

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(folder.Root));
        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(folder.Mail));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(mail));
    }

    [Fact]
    public void Takes_no_folder_of_everybody_for_its_own()
    {
        using var temporary = new TemporaryFolder();
        File.SetUnixFileMode(temporary.Path, (UnixFileMode)0b1_111_111_111);

        Assert.Contains("TRAE_DATA", Assert.Throws<GraphException>(() => new DataFolder(temporary.Path).Close()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_a_process_from_a_later_one_with_its_id()
    {
        var self = ProcessIdentity.Current;

        Assert.True(self.IsAlive);
        Assert.False((self with { Started = "1" }).IsAlive);
    }
}
