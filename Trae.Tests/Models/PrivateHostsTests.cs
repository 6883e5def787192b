using System.Net;
using Trae.Api.Features.Models.Client;

namespace Trae.Tests.Models;

public sealed class PrivateHostsTests
{
    [Theory]
    [InlineData("", "127.0.0.1", 11434, false)]
    [InlineData("localhost", "127.0.0.1", 11434, true)]
    [InlineData("localhost:11434", "::1", 11434, true)]
    [InlineData("localhost:11434", "127.0.0.1", 22, false)]
    [InlineData("gpu.lan; 10.0.0.0/8", "10.9.8.7", 80, true)]
    [InlineData("10.0.0.0/8:8000", "10.9.8.7", 8000, true)]
    [InlineData("10.0.0.0/8:8000", "10.9.8.7", 8001, false)]
    [InlineData("192.168.1.7", "192.168.1.8", 80, false)]
    [InlineData("[fd00::7]:8000", "fd00::7", 8000, true)]
    [InlineData("fd00::7", "fd00::7", 8000, true)]
    [InlineData("fd00::/8", "fd00::7", 8000, true)]
    [InlineData("[fd00::7]:8000", "fd00::7", 8001, false)]
    public void Addresses_are_held_by_what_is_listed_and_on_its_port(string list, string address, int port, bool holds) =>
        Assert.Equal(holds, PrivateHosts.Parse(list).Holds(IPAddress.Parse(address), port));

    [Theory]
    [InlineData("gpu.lan", "GPU.lan.", 80, true)]
    [InlineData("gpu.lan:8000", "gpu.lan", 80, false)]
    [InlineData("gpu.lan", "other.lan", 80, false)]
    public void Names_are_matched_as_they_are_written(string list, string host, int port, bool named) =>
        Assert.Equal(named, PrivateHosts.Parse(list).Name(host, port));

    [Theory]
    [InlineData("true")]
    [InlineData("localhost:0")]
    [InlineData("localhost:70000")]
    [InlineData("http://localhost:11434")]
    [InlineData("10.0.0.0/40")]
    public void What_is_no_host_is_said(string list) =>
        Assert.Contains(list, Assert.Throws<FormatException>(() => PrivateHosts.Parse(list)).Message, StringComparison.Ordinal);
}
