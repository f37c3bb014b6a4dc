BEGIN TRANSACTION;
CREATE TABLE contract (
            sha256 TEXT PRIMARY KEY,
            path TEXT NOT NULL,
            opened TEXT NOT NULL,
            verdict TEXT,
            decided INTEGER NOT NULL DEFAULT 0,
            findings INTEGER NOT NULL DEFAULT 0
        , matter INTEGER REFERENCES matter ON DELETE SET NULL);
INSERT INTO "contract" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',X'BBCE96FD61119E263CB6E474EFEC0BDBB79CA7181D3AC63FAB7EA1','2026-03-01T12:00:00+00:00',NULL,0,0,NULL);
CREATE TABLE decision (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            finding TEXT NOT NULL,
            label TEXT NOT NULL,
            quote TEXT NOT NULL,
            modified TEXT NOT NULL,
            status TEXT NOT NULL,
            reason TEXT,
            text TEXT NOT NULL,
            grade TEXT,
            grade_reason TEXT NOT NULL,
            author TEXT NOT NULL, wording TEXT NOT NULL DEFAULT '', second_name TEXT, second_at TEXT,
            PRIMARY KEY (contract, finding)
        );
INSERT INTO "decision" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','k1',X'A8A49ABBF074A587EEA58CA56146B58B7CFB210C654A89E6F5FC9E6578320840',X'D15C2E5DCCD675F2A7412B40FC16F016AC2CB2356FE4EB6BD9F97EEDD03DA68E40188D55141759A3A1A66731A48C78D70B','2026-03-01T12:00:00+00:00','adopted',NULL,'',NULL,'','','',NULL,NULL);
CREATE TABLE fact (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            field TEXT NOT NULL,
            value TEXT NOT NULL,
            modified TEXT NOT NULL, start INTEGER, stop INTEGER,
            PRIMARY KEY (contract, field)
        );
CREATE TABLE instalment (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            place INTEGER NOT NULL,
            amount_cny TEXT,
            due TEXT,
            modified TEXT NOT NULL, stop INTEGER,
            PRIMARY KEY (contract, place)
        );
CREATE TABLE lock (key BLOB NOT NULL);
INSERT INTO "lock" VALUES(X'5348454E51492D5345414C454401040801841530EADC6D02EDBCC816043C0F9758B18C620FC79E462CF234E5DE0991C90377D1B4F56D4B4DC166CB950D3E564CD00BA5C048BD97341A54C4A18845ABC7206C652D3FCAC0C53BEA9EB71F5D10361D3C1709B2150C9C4517F4CCF6D063E6A1B4C6955DF59A113E8FE3CEAA');
CREATE TABLE log (
            id INTEGER PRIMARY KEY,
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            at TEXT NOT NULL,
            what TEXT NOT NULL
        , kind TEXT NOT NULL DEFAULT '');
INSERT INTO "log" VALUES(1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-03-01T12:00:00+00:00',X'ED2A9D315947E354477DA4D5AC31C3366864820660993FED9E8E70D10CDBAF586E03F4A323882FB3DC501EFC25B9','AddMark');
INSERT INTO "log" VALUES(2,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-03-01T12:00:00+00:00',X'2515DE5AAEBEF6A313AAFCCE79B95EC5865A62AF153ABE062E8A164DBEA9E959512C8768777A425E9604CE4F499CCEA6C462C0DC','Decide');
INSERT INTO "log" VALUES(3,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-03-01T12:00:00+00:00',X'98D283F5A2A91A64FC38B7E1A014EAE33FAE02F976F2900AE28E197F96BEC62CAE83C1B20B7A6455B60B5D','');
CREATE TABLE mark (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            id TEXT NOT NULL,
            start INTEGER,
            stop INTEGER,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            colour TEXT NOT NULL,
            created TEXT NOT NULL,
            modified TEXT NOT NULL,
            text TEXT NOT NULL,
            tags TEXT NOT NULL, author TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (contract, id)
        );
INSERT INTO "mark" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','m1',0,2,X'12EE28E2B1E49AC540BB350A690CF9E4771C5515CB0B','',X'3F21FE0DC1845DFE572863512FBBEB2FA39F0E','yellow','2026-03-01T12:00:00+00:00','2026-03-01T12:00:00+00:00','',X'A95320AE42D8D538D38AC3BDF4C670A51901','');
CREATE TABLE matter (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            created TEXT NOT NULL
        );
CREATE TABLE model_clause (
            id TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            label TEXT NOT NULL,
            wording TEXT NOT NULL,
            modified TEXT NOT NULL,
            author TEXT NOT NULL
        );
CREATE TABLE party (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            role TEXT NOT NULL,
            name TEXT,
            natural_person INTEGER,
            modified TEXT NOT NULL, start INTEGER, stop INTEGER,
            PRIMARY KEY (contract, role)
        );
CREATE TABLE setting (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (contract, name)
        );
CREATE INDEX contract_opened ON contract (opened);
CREATE INDEX contract_path ON contract (path);
CREATE INDEX log_contract ON log (contract, id);
CREATE INDEX contract_matter ON contract (matter);
COMMIT;
PRAGMA user_version = 7;
