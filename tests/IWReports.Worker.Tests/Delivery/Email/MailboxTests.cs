using IWReports.Worker.Delivery.Email;

namespace IWReports.Worker.Tests.Delivery.Email;

public sealed class MailboxTests
{
    [Theory]
    [InlineData("ann.lee+board@widgets.example", "ann.lee+board@widgets.example")]
    [InlineData("ann@BÜCHER.example", "ann@xn--bcher-kva.example")]
    [InlineData("ann@mail.例え.jp", "ann@mail.xn--r8jz45g.jp")]
    public void Reads_an_address_with_its_domain_in_ascii(string address, string expected) =>
        Assert.Equal(expected, Some.Box("Ann", address).Address);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("ann")]
    [InlineData("ann@")]
    [InlineData("@widgets.example")]
    [InlineData("ann@widgets")]
    [InlineData("ann@widgets..example")]
    [InlineData("ann@-widgets.example")]
    [InlineData("ann@192.0.2.1")]
    [InlineData("ann..lee@widgets.example")]
    [InlineData(".ann@widgets.example")]
    [InlineData("ann lee@widgets.example")]
    [InlineData("Ann <ann@widgets.example>")]
    [InlineData("ann@widgets.example, bob@widgets.example")]
    [InlineData("\"ann\"@widgets.example")]
    [InlineData("änn@widgets.example")]
    [InlineData("ann@widgets.example\r\nBcc: all@widgets.example")]
    public void Refuses_what_is_no_address_and_names_the_recipient(string address)
    {
        Assert.False(Mailbox.TryParse("Ann Lee", address, out _, out var wrong));
        Assert.StartsWith("Ann Lee: ", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong);
    }

    [Fact]
    public void Refuses_a_name_that_would_start_another_header() =>
        Assert.False(Mailbox.TryParse("Ann\r\nBcc: x", "ann@widgets.example", out _, out _));
}
