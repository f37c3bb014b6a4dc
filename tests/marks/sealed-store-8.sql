BEGIN TRANSACTION;
CREATE TABLE contract (
            sha256 TEXT PRIMARY KEY,
            path TEXT NOT NULL,
            opened TEXT NOT NULL,
            verdict TEXT,
            decided INTEGER NOT NULL DEFAULT 0,
            findings INTEGER NOT NULL DEFAULT 0
        , matter INTEGER REFERENCES matter ON DELETE SET NULL);
INSERT INTO "contract" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',X'E04DE3FB1D585C7F526DF6A3065608974589220DF831B50AC6C991B7B27227BF5E','2026-03-01T12:00:00+00:00',NULL,0,0,NULL);
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
CREATE TABLE fact (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            field TEXT NOT NULL,
            value TEXT NOT NULL,
            modified TEXT NOT NULL, start INTEGER, stop INTEGER,
            PRIMARY KEY (contract, field)
        );
INSERT INTO "fact" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','price_cny',X'7306615281B859D936CA7E3F1433B64A35E0FB79C8828BFF','2026-03-01T12:00:00+00:00',NULL,NULL);
CREATE TABLE instalment (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            place INTEGER NOT NULL,
            amount_cny TEXT,
            due TEXT,
            modified TEXT NOT NULL, stop INTEGER,
            PRIMARY KEY (contract, place)
        );
INSERT INTO "instalment" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',7,X'A2164892393D0D14B82C63A9E7C0973787700F43CC48',X'470B778182CC77A2D717922F29E68B520598FE388CF2FA17C0AF','2026-03-01T12:00:00+00:00',NULL);
CREATE TABLE lock (key BLOB NOT NULL);
INSERT INTO "lock" VALUES(X'5348454E51492D5345414C454401110801C73E5C3758B726A68265E2106EF3D468AAEB4D547F8B6C3A87E189CEBD49C58F45CA225CEA2B70D6940ECC35A5B8BDF762C076965F2EB7C8C637508C134155A9681177D9F069641F271880CFCC70A5F8D6F46B70D6BE71987DF1CE11909340ED0DCB867653BEBEC0483B9023');
CREATE TABLE log (
            id INTEGER PRIMARY KEY,
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            at TEXT NOT NULL,
            what TEXT NOT NULL
        , kind TEXT NOT NULL DEFAULT '', value TEXT NOT NULL DEFAULT '', status TEXT, reason TEXT, count INTEGER NOT NULL DEFAULT 0, step TEXT NOT NULL DEFAULT 'done', place TEXT NOT NULL DEFAULT '', author TEXT);
INSERT INTO "log" VALUES(1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-03-01T12:00:00+00:00',X'C243868EA9CABAFACBAF415A46ED07CF18615A81AA700EDD70','correct-fact','',NULL,NULL,0,'done','',NULL);
INSERT INTO "log" VALUES(2,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-03-01T12:01:00+00:00',X'3B07D1BF305F80B5C2045A678E2308DB91CCC249508D','correct-party','',NULL,NULL,0,'done','',NULL);
INSERT INTO "log" VALUES(3,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-03-01T12:02:00+00:00','','correct-instalment','',NULL,NULL,0,'done','',NULL);
INSERT INTO "log" VALUES(4,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-03-01T12:03:00+00:00','','set-signing-day',X'9242A1BA3EAD3DCFE59B64991935ACCD2B194457A3EBD3F49EEB',NULL,NULL,0,'done','',NULL);
INSERT INTO "log" VALUES(5,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-03-01T12:04:00+00:00','','set-performance-day',X'575BFFCAAB9D1AF122EDCD8793B44CE3E4D2578597C30FEDE673',NULL,NULL,0,'done','',NULL);
INSERT INTO "log" VALUES(6,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-03-01T12:05:00+00:00',X'C243868EA9CABAFACBAF415A46ED07CF18615A81AA700EDD70','restore-fact','',NULL,NULL,0,'done','',NULL);
INSERT INTO "log" VALUES(7,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-03-01T12:09:00+00:00',X'C243868EA9CABAFACBAF415A46ED07CF18615A81AA700EDD70','restore-fact','',NULL,NULL,0,'undone','',NULL);
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
INSERT INTO "party" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','甲方',X'4B4601E45FB86840FD000870B07E07DBDB7327321561',1,'2026-03-01T12:00:00+00:00',NULL,NULL);
CREATE TABLE setting (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (contract, name)
        );
INSERT INTO "setting" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','signed',X'B7615DCC72C83F26AF787859F57147FD05070644BA5D3B53619C3AF3');
INSERT INTO "setting" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','performed',X'8C47658EA4665AC136F7CC2E839252E042548661AC747EB3931B2C64');
CREATE INDEX contract_opened ON contract (opened);
CREATE INDEX contract_path ON contract (path);
CREATE INDEX log_contract ON log (contract, id);
CREATE INDEX contract_matter ON contract (matter);
COMMIT;
PRAGMA user_version = 8;
