namespace IWReports.Worker.Tests.Ingestion.Sources.Databases;

/// <summary>FreePBX's tables, as its installer makes them.</summary>
internal static class FreePbxTables
{
    public const string Cdr =
        """
        create table cdr (
            calldate datetime not null default '0000-00-00 00:00:00', clid varchar(80) not null default '',
                src varchar(80) not null default '', dst varchar(80) not null default '',
            dcontext varchar(80) not null default '', channel varchar(80) not null default '', dstchannel varchar(80) not null default '',
                lastapp varchar(80) not null default '',
            lastdata varchar(80) not null default '', duration int(11) not null default 0, billsec int(11) not null default 0,
                disposition varchar(45) not null default '',
            amaflags int(11) not null default 0, accountcode varchar(20) not null default '', uniqueid varchar(32) not null default '',
                userfield varchar(255) not null default '',
            did varchar(50) not null default '', recordingfile varchar(255) not null default '', cnum varchar(80) not null default '',
                cnam varchar(80) not null default '',
            outbound_cnum varchar(80) not null default '', outbound_cnam varchar(80) not null default '',
                dst_cnam varchar(80) not null default '',
            linkedid varchar(32) not null default '', peeraccount varchar(80) not null default '', sequence int(11) not null default 0,
                key calldate (calldate)) engine=MyISAM default charset=latin1
        """;

    public const string Cel =
        """
        create table cel (
            id int(11) not null auto_increment primary key, eventtype varchar(30) not null, eventtime datetime not null,
                cid_name varchar(80) not null default '', cid_num varchar(80) not null default '',
            cid_ani varchar(80) not null default '', cid_rdnis varchar(80) not null default '', cid_dnid varchar(80) not null default '',
                exten varchar(80) not null default '',
            context varchar(80) not null default '', channame varchar(80) not null default '', appname varchar(80) not null default '',
                appdata varchar(255) not null default '',
            amaflags int(11) not null default 3, accountcode varchar(20) not null default '', uniqueid varchar(32) not null,
                linkedid varchar(32) not null, peer varchar(80) not null default '',
            userdeftype varchar(255) not null default '', extra varchar(512) not null default '') engine=InnoDB default charset=utf8mb4
        """;

    public const string QueueLog =
        """
        create table queue_log (
            id int(11) unsigned not null auto_increment primary key, time char(26) default null, callid varchar(32) not null default '',
                queuename varchar(32) not null default '', agent varchar(32) not null default '',
            event varchar(32) not null default '', data varchar(100) not null default '', data1 varchar(100) not null default '',
                data2 varchar(100) not null default '', data3 varchar(100) not null default '',
            data4 varchar(100) not null default '', data5 varchar(100) not null default '') engine=MyISAM default charset=utf8
        """;
}
