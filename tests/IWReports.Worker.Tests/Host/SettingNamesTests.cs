using System.Text;
using IWReports.Worker.Tests.Cli;

namespace IWReports.Worker.Tests.Host;

/// <summary>Settings as people write them: what nobody would read, or nobody could, is told in one line before anything is done.</summary>
public sealed class SettingNamesTests
{
    [Theory]
    [InlineData("Company__Openss", "08:00", "There is no setting Company:Openss. Did you mean Company:Opens?")]
    [InlineData("Compny__Name", "X", "There is no setting Compny. Did you mean Company?")]
    [InlineData("Delivery__Chanel", "Email", "There is no setting Delivery:Chanel. Did you mean Delivery:Channel?")]
    [InlineData("Delivery__Emial__Host", "x", "There is no setting Delivery:Emial. Did you mean Delivery:Email?")]
    [InlineData("Delivery__Email__Hots", "x", "There is no setting Delivery:Email:Hots. Did you mean Delivery:Email:Host?")]
    [InlineData("Delivery__Email__OAuth__ClientID2", "x",
        "There is no setting Delivery:Email:OAuth:ClientID2. Did you mean Delivery:Email:OAuth:ClientId?")]
    [InlineData("Delivery__Folder__Ordner", "x", "There is no setting Delivery:Folder:Ordner. There is: Path.")]
    [InlineData("Admin__BehindProxy", "true", "There is no setting Admin:BehindProxy. Did you mean Admin:BehindTlsProxy?")]
    [InlineData("Admin__Colour", "red",
        "There is no setting Admin:Colour. There are: BehindTlsProxy, KeysFolder, PublicUrl, SingleSignOn, "
        + "UploadsFolder.")]
    [InlineData("Database__Migrat", "false", "There is no setting Database:Migrat. Did you mean Database:Migrate?")]
    [InlineData("Measurement__Shrinkge", "0.3", "There is no setting Measurement:Shrinkge. Did you mean Measurement:Shrinkage?")]
    [InlineData("Privacy__CountryCod", "64", "There is no setting Privacy:CountryCod. Did you mean Privacy:CountryCode?")]
    [InlineData("Rendering__Template", "x", "There is no setting Rendering:Template. Did you mean Rendering:Templates?")]
    [InlineData("Sources__QueueLogs__main__Pth", "x",
        "There is no setting Sources:QueueLogs:main:Pth. Did you mean Sources:QueueLogs:main:Path?")]
    [InlineData("Sources__QueueLog__main__Path", "x", "There is no setting Sources:QueueLog. Did you mean Sources:QueueLogs?")]
    [InlineData("Sources__Calls", "x", "There is no setting Sources:Calls. There are: AgentAliases, Connect, LongestSession, Queries, "
        + "QueueLogTables, QueueLogs, Shopify, Tables, WooCommerce.")]
    [InlineData("Sources__QueueLogs__main__Path", "x", "Sources:QueueLogs:main: The Zone field is required.")]
    [InlineData("Sources__AgentAliases__Mia__0", "x", "one has entries below it where a single value belongs")]
    [InlineData("Ingestion__Kinds__oders__DaysAhead", "1", "Ingestion:Kinds:oders is not a kind of table. There are: customers, orders,")]
    [InlineData("Scheduling__Jobs__0__Crom", "x", "There is no setting Scheduling:Jobs:0:Crom. Did you mean Scheduling:Jobs:0:Cron?")]
    [InlineData("Scheduling__Gates__board-report__WaitUpto2", "x",
        "There is no setting Scheduling:Gates:board-report:WaitUpto2. Did you mean Scheduling:Gates:board-report:WaitUpTo?")]
    [InlineData("Costs__Curency", "EUR", "There is no setting Costs:Curency. Did you mean Costs:Currency?")]
    [InlineData("Ingestion__BlankWord", "x", "There is no setting Ingestion:BlankWord. Did you mean Ingestion:BlankWords?")]
    [InlineData("Ingestion__BlankWord__0", "x", "There is no setting Ingestion:BlankWord. Did you mean Ingestion:BlankWords?")]
    [InlineData("Retention__CalDays", "800", "There is no setting Retention:CalDays. Did you mean Retention:CallDays?")]
    [InlineData("Company__Closes", "08:59", "Company:Closes is 08:59, which is not after Company:Opens, 09:00.")]
    [InlineData("Company__Closes", "09:00", "Company:Closes is 09:00, which is not after Company:Opens, 09:00.")]
    [InlineData("Company__Culture", "fr-FR",
        "Company:Culture: is not an English culture with its country, and reports are written in English. Write en-AU,")]
    [InlineData("Company__Culture", "en-XX", "Company:Culture: \"en-XX\" is not known to ICU. Write the country as in en-AU,")]
    [InlineData("Company__FirstDayOfWeek", "Sonntag", "Company:FirstDayOfWeek: \"Sonntag\" is not one of Sunday, Monday,")]
    [InlineData("Privacy__CallerKey", "changeme", "Privacy:CallerKey is an example's word")]
    [InlineData("Privacy__CallerKey", "ChangeMeChangeMeChangeMe", "Privacy:CallerKey is an example's word")]
    [InlineData("Privacy__CallerKey", "AAAA", "Privacy:CallerKey must be base64 of at least 16 bytes.")]
    public async Task A_setting_that_would_do_nothing_or_harm_is_refused_with_what_would_be_right(string setting, string value, string said)
    {
        var ended = await BuiltProgram.RunAsync(["report", "list"], (setting, value));
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.StartsWith($"Settings: {said}",
            Assert.Single(ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries))["iwreports: ".Length..],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_in_two_sections_is_told_together()
    {
        var ended = await BuiltProgram.RunAsync(["report", "list"], ("Sources__Connect__au__Zone", "UTC"), ("Privacy__CallerKey", "AAAA"));
        Assert.Contains("Settings: ", ended.Error, StringComparison.Ordinal);
        Assert.Equal(2, ended.Error.Split("Settings: ").Length);
        Assert.Contains("Sources:Connect:au: The Path field is required.", ended.Error, StringComparison.Ordinal);
        Assert.Contains("Privacy:CallerKey must be base64", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATHS__X", "1")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:1")]
    [InlineData("company__opens", "08:00")]
    public async Task Names_of_other_programs_and_other_capitals_are_no_mistake(string setting, string value) =>
        Assert.Equal((0, ""), await Of((setting, value)));

    [Fact]
    public Task A_file_without_a_comma_names_file_and_line() => IsRefusedAsync(
        "{\n  \"Company\": {\n    \"Name\": \"X\"\n    \"Zone\": \"UTC\"\n  }\n}"u8.ToArray(),
        "appsettings\\.\\w+\\.json, line 4: .*a comma, quote or bracket is missing or too many\\.$");

    [Fact]
    public Task A_file_in_latin_1_names_file_and_line() => IsRefusedAsync(
        Encoding.Latin1.GetBytes("{\n  \"Company\": { \"Name\": \"Müller\" }\n}"),
        "appsettings\\.\\w+\\.json, line 2, is not UTF-8\\. Save the file as UTF-8");

    [Fact]
    public Task A_name_given_twice_is_told() =>
        IsRefusedAsync("{ \"Company\": { \"Name\": \"A\", \"name\": \"B\" } }"u8.ToArray(), "appsettings\\.\\w+\\.json.*duplicate");

    [Fact]
    public Task A_section_that_only_the_file_has_is_told() =>
        IsRefusedAsync("{ \"Firm\": { \"Name\": \"A\" } }"u8.ToArray(), "There is no setting Firm\\. There are: Admin, .*Company, ");

    private static async Task IsRefusedAsync(byte[] file, string said)
    {
        var name = $"T{Guid.NewGuid():N}";
        var path = Path.Combine(AppContext.BaseDirectory, $"appsettings.{name}.json");
        await File.WriteAllBytesAsync(path, file);
        var ended = await BuiltProgram.RunAsync(["report", "list"], ("DOTNET_ENVIRONMENT", name));
        File.Delete(path);
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Matches("^iwreports: Settings: .*" + said, Assert.Single(ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static async Task<(int, string)> Of((string, string) setting)
    {
        var ended = await BuiltProgram.RunAsync(["report", "list"], setting);
        return (ended.Code, ended.Error);
    }
}
