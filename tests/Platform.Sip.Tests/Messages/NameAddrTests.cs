using Platform.Sip.Messages;

namespace Platform.Sip.Tests.Messages;

public sealed class NameAddrTests
{
    [Theory]
    [InlineData("sip:a@b", null, "sip:a@b", null)]
    [InlineData("sip:a@b;tag=1", null, "sip:a@b", "1")]
    [InlineData("<sip:a@b;tag=no>;tag=1", null, "sip:a@b;tag=no", "1")]
    [InlineData("\"A, B\" <sip:a@b>;tag=1", "A, B", "sip:a@b", "1")]
    [InlineData("Two Words <sip:a@b>", "Two Words", "sip:a@b", null)]
    [InlineData("\"a \\\" b\"<sip:a@b>", "a \" b", "sip:a@b", null)]
    [InlineData("<sip:a@b?Subject=x>", null, "sip:a@b?Subject=x", null)]
    [InlineData("<tel:+8610555>;tag = x", null, "tel:+8610555", "x")]
    [InlineData("<sip:[2001:db8::1]:5070>", null, "sip:[2001:db8::1]:5070", null)]
    [InlineData("张三 <sip:a@b>", null, null, null)]
    [InlineData("Bell, Alexander <sip:a@b>", null, null, null)]
    [InlineData("< sip:a@b >", null, null, null)]
    [InlineData("\"open <sip:a@b>", null, null, null)]
    [InlineData("<sip:a@b", null, null, null)]
    [InlineData("sip:a@b?Subject=x", null, null, null)]
    [InlineData("<sip:a@b>;;", null, null, null)]
    [InlineData("<sip:a@b>;tag=", null, null, null)]
    [InlineData("<sip:a b@c>", null, null, null)]
    [InlineData("", null, null, null)]
    [InlineData("*", null, null, null)]
    public void Value_is_read(string text, string? display, string? uri, string? tag)
    {
        Assert.Equal(uri is not null, NameAddr.TryParse(text, out var value));
        if (uri is null) return;
        Assert.Equal(display, value.DisplayName);
        Assert.Equal(uri, value.Uri.ToString());
        Assert.Equal(tag, value.Tag);
        Assert.Equal(value, NameAddr.Parse(value.ToString()));
    }

    [Fact]
    public void Tag_is_set_and_removed()
    {
        var value = NameAddr.Parse("<sip:a@b>;x=1;tag=old;y");
        Assert.Equal("<sip:a@b>;x=1;tag=new;y", value.WithTag("new").ToString());
        Assert.Equal("<sip:a@b>;x=1;y", value.WithTag(null).ToString());
    }
}
