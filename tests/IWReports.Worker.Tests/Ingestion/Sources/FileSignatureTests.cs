using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Ingestion.Sources;

/// <summary>A file of another kind is named for what it is, with the way that works; none of its lines is tried.</summary>
public sealed class FileSignatureTests(TableFiles tables, TestDatabase database) : IClassFixture<TableFiles>, IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("-- MySQL dump 10.13  Distrib 5.7.44, for Linux (x86_64)\n--\n-- Host: localhost    Database: asteriskcdrdb\n",
        "an SQL dump")]
    [InlineData("-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB\n--", "an SQL dump")]
    [InlineData("/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19", "an SQL dump")]
    [InlineData("/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;\n", "an SQL dump")]
    [InlineData("--\n-- PostgreSQL database dump\n--\n\nSET statement_timeout = 0;\n", "an SQL dump")]
    [InlineData("\n-- phpMyAdmin SQL Dump\n-- version 5.2.1\n", "an SQL dump")]
    [InlineData("-- Adminer 4.8.1 MySQL dump\n\nSET NAMES utf8;\n", "an SQL dump")]
    [InlineData("-- orders of May\n--\nCREATE TABLE `orders` (\n  `id` int\n);\n", "an SQL dump")]
    [InlineData("INSERT INTO `queue_log` VALUES (1,'2025-11-28 12:00:00','1.1');\n", "an SQL dump")]
    [InlineData("drop table if exists cdr;\n", "an SQL dump")]
    [InlineData("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n", "an SQL dump")]
    [InlineData("COPY public.orders (id, at) FROM stdin;\n1\t2\n", "an SQL dump")]
    [InlineData("PGDMP\u0001\u000e", "a dump of PostgreSQL in its own format")]
    [InlineData("SQLite format 3\0\u0010", "an SQLite database")]
    [InlineData("{\"orders\": [{\"id\": 1}]}", "JSON")]
    [InlineData("\uFEFF[\r\n  {\"id\": 1}\r\n]", "JSON")]
    [InlineData("[[\"id\",\"at\"],[1,2]]", "JSON")]
    [InlineData("<!DOCTYPE html>\n<html><table>", "an HTML page")]
    [InlineData("<table border=1><tr><td>order_id", "an HTML page")]
    [InlineData("<?xml version=\"1.0\"?>\n<Workbook>", "XML")]
    [InlineData("%PDF-1.7\n%", "a PDF")]
    [InlineData("{\\rtf1\\ansi", "a document (RTF)")]
    [InlineData("Rar!\u001a\u0007", "a RAR archive")]
    [InlineData("BZh91AY&SY", "packed with bzip2")]
    public async Task What_is_no_table_is_refused_by_its_name(string start, string what)
    {
        var log = new LogSite(database);
        foreach (var content in new[] { Encoding.UTF8.GetBytes(start), Gzip(start),
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(start)] })
        {
            // Only text is ever written in sixteen bits.
            if (content[0] == 0xFF && !what.StartsWith("an SQL dump", StringComparison.Ordinal))
                continue;
            foreach (var error in new[]
                     {
                         await Assert.ThrowsAsync<InputException>(() => log.ImportBytesAsync(content)),
                         await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync("orders", content)),
                     })
            {
                Assert.Contains($": this is {what}", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', error.Message);
                Assert.Equal(what.Contains("dump", StringComparison.Ordinal) || what.Contains("database", StringComparison.Ordinal),
                    error.Message.Contains("mysql -B -e", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0 }, "an old .xls workbook")]
    [InlineData(new byte[] { 0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0 }, "a 7z archive")]
    [InlineData(new byte[] { 0x28, 0xB5, 0x2F, 0xFD, 0 }, "packed with zstd")]
    public async Task So_are_old_workbooks_and_archives(byte[] content, string what) =>
        Assert.Contains(what, (await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync("orders", content))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_zip_is_no_queue_log() =>
        Assert.Contains("a zip archive or a workbook (.xlsx)",
            (await Assert.ThrowsAsync<InputException>(() => new LogSite(database).ImportBytesAsync("PK\u0003\u0004\u0014"u8.ToArray())))
            .Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[Order Id],at\n")]
    [InlineData("set,at,order_id\n")]
    [InlineData("-- total,at,order_id\n")]
    [InlineData("use,insert,create\n")]
    [InlineData("\"{\",at\n")]
    [InlineData("1764291600|1.1|widgets|NONE|ENTERQUEUE||{\"a\"}|1\n")]
    [InlineData("order_id,note\n1,\"-- MySQL dump\"\n")]
    public void A_table_that_only_looks_like_one_is_let_pass(string start)
    {
        FileSignature.Refuse(Encoding.UTF8.GetBytes(start), "file", QueueLogExport.Remedy);
        FileSignature.RefuseZip(Encoding.UTF8.GetBytes(start), "file", QueueLogExport.Remedy);
    }

    private static byte[] Gzip(string content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(content));
        return packed.ToArray();
    }
}
