namespace IWReports.Worker.Tests.Admin;

/// <summary>An edition with the parts that a mail of it has.</summary>
internal static class FrozenEdition
{
    public static Task<long> AddAsync(TestDatabase database, string scope, string report = "daily-digest", string period = "2025-11-28",
        string text = "It says this.", int revision = 1) => database.ScalarAsync<long>(
        $"""
        with made as (
            insert into edition (report, period, scope, revision, state, subject, model, template_version, definitions_version)
            values ('{report}', '{period}', '{scope}', {revision}, 'complete', 'Of {scope}', '{"{}"}', '1', '1') returning id),
        parts as (
            insert into edition_part (edition_id, name, media_type, content, sha256)
            select id, name, media_type, content, sha256(content) from made, (values
                ('body.html', 'text/html', convert_to('<p>{text}</p>', 'UTF8')), ('body.txt', 'text/plain', convert_to('{text}', 'UTF8')),
                ('report.pdf', 'application/pdf', '%PDF'::bytea)) as p(name, media_type, content))
        select id from made
        """);
}
