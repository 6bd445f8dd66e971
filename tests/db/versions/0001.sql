BEGIN TRANSACTION;
CREATE TABLE account (
	id CHAR(32) NOT NULL, 
	name VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	password_hash VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	disabled_at DATETIME, 
	CONSTRAINT pk_account PRIMARY KEY (id), 
	CONSTRAINT uq_account_email UNIQUE (email)
);
INSERT INTO "account" VALUES('01a20353d6df76f1863dd3de0cb86398','Ann Lee','ann@example.org','x','2026-11-22 12:55:55.871677',NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE analysis (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	purpose VARCHAR NOT NULL, 
	next_review_on DATE, 
	number INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	started_on DATE NOT NULL, 
	prepared_by VARCHAR NOT NULL, 
	approved_by VARCHAR NOT NULL, 
	approved_role VARCHAR NOT NULL, 
	approved_at VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	chain_seq INTEGER NOT NULL, 
	chain_head VARCHAR NOT NULL, 
	document_sha256 VARCHAR NOT NULL, 
	snapshot VARCHAR NOT NULL, 
	CONSTRAINT pk_analysis PRIMARY KEY (practice_id, id), 
	CONSTRAINT uq_analysis_practice_id_number UNIQUE (practice_id, number)
);
CREATE TABLE answer (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	question VARCHAR NOT NULL, 
	option VARCHAR, 
	note VARCHAR NOT NULL, 
	flagged BOOLEAN NOT NULL, 
	assigned_to CHAR(32), 
	answered_by VARCHAR NOT NULL, 
	answered_on DATE, 
	CONSTRAINT pk_answer PRIMARY KEY (practice_id, id), 
	CONSTRAINT uq_answer_practice_id_question UNIQUE (practice_id, question)
);
CREATE TABLE apitoken (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	scopes JSON NOT NULL, 
	expires_on DATE NOT NULL, 
	revoked BOOLEAN NOT NULL, 
	made_by VARCHAR NOT NULL, 
	secret VARCHAR NOT NULL, 
	CONSTRAINT pk_apitoken PRIMARY KEY (practice_id, id), 
	CONSTRAINT uq_apitoken_secret UNIQUE (secret)
);
CREATE TABLE asset (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	holds_ephi VARCHAR NOT NULL, 
	group_id CHAR(32), 
	site_id CHAR(32), 
	vendor_id CHAR(32), 
	location VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	encrypted VARCHAR NOT NULL, 
	multi_factor VARCHAR NOT NULL, 
	shared_sign_in VARCHAR NOT NULL, 
	supported VARCHAR NOT NULL, 
	critical BOOLEAN NOT NULL, 
	count INTEGER NOT NULL, 
	added_on DATE, 
	retired_on DATE, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_asset PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_asset_practice_id_group_id FOREIGN KEY(practice_id, group_id) REFERENCES assetgroup (practice_id, id), 
	CONSTRAINT fk_asset_practice_id_site_id FOREIGN KEY(practice_id, site_id) REFERENCES site (practice_id, id), 
	CONSTRAINT fk_asset_practice_id_vendor_id FOREIGN KEY(practice_id, vendor_id) REFERENCES vendor (practice_id, id)
);
INSERT INTO "asset" VALUES('01a20353d6fe751d8004c72f6c2a5be8','01a20353d72873138a63e99bc5db23ad',1,'Chart','ehr_cloud','yes',NULL,NULL,'01a20353d7177a6a9d841b1830eaddec','','','unknown','unknown','unknown','unknown',0,1,NULL,NULL,'');
CREATE TABLE assetgroup (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_assetgroup PRIMARY KEY (practice_id, id)
);
CREATE TABLE chainhead (
	practice_id CHAR(32) NOT NULL, 
	seq INTEGER NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_chainhead PRIMARY KEY (practice_id)
);
INSERT INTO "chainhead" VALUES('01a20353d6fe751d8004c72f6c2a5be8',4,'0e372758d14eb2a3ff0bff9519dadc37e9a9dc10e520a5c86119eb6920a2aff0');
CREATE TABLE change (
	practice_id CHAR(32) NOT NULL, 
	seq INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	row_id CHAR(32) NOT NULL, 
	action VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	previous VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_change PRIMARY KEY (practice_id, seq)
);
INSERT INTO "change" VALUES('01a20353d6fe751d8004c72f6c2a5be8',1,'2026-11-22T12:55:55.909517+00:00','user:01a20353-d6df-76f1-863d-d3de0cb86398','Membership','01a20353d7007db5bc8227ef8dfea507','created','4771c55365c8ab8695fafed677ec9b19ae4e5796fefdf2e0856ec08966acb572','0000000000000000000000000000000000000000000000000000000000000000','c3e895578bc2b00b52a137afca97cf618f22ce032f4d6ba6405185d8cc73b497');
INSERT INTO "change" VALUES('01a20353d6fe751d8004c72f6c2a5be8',2,'2026-11-22T12:55:55.909517+00:00','user:01a20353-d6df-76f1-863d-d3de0cb86398','Practice','01a20353d6fe751d8004c72f6c2a5be8','created','439ad1bde2e7cdcb5d390f10c2485e77640cf1fbac5b88e9e0e4b4ffe993fe89','c3e895578bc2b00b52a137afca97cf618f22ce032f4d6ba6405185d8cc73b497','7a8d1c611aee058dbca6f59722b964dc1b04e530515061574feaa4a05d7dc2d7');
INSERT INTO "change" VALUES('01a20353d6fe751d8004c72f6c2a5be8',3,'2026-11-22T12:55:55.929014+00:00','user:01a20353-d6df-76f1-863d-d3de0cb86398','Vendor','01a20353d7177a6a9d841b1830eaddec','created','3de07b26dbcd25e1ccb4d05782ecd9be2768188adfe17b18afdd2f9e38c8435d','7a8d1c611aee058dbca6f59722b964dc1b04e530515061574feaa4a05d7dc2d7','efb4b1b30e274f70885583ab82baf7937a25f16a5bf753cf5c98ee6b5ba3ca82');
INSERT INTO "change" VALUES('01a20353d6fe751d8004c72f6c2a5be8',4,'2026-11-22T12:55:55.946405+00:00','user:01a20353-d6df-76f1-863d-d3de0cb86398','Asset','01a20353d72873138a63e99bc5db23ad','created','630cc1f197859dd3b4112ddda389ca032e2352073bb147f4eeb3131c8be52e46','efb4b1b30e274f70885583ab82baf7937a25f16a5bf753cf5c98ee6b5ba3ca82','0e372758d14eb2a3ff0bff9519dadc37e9a9dc10e520a5c86119eb6920a2aff0');
CREATE TABLE changecontent (
	practice_id CHAR(32) NOT NULL, 
	seq INTEGER NOT NULL, 
	salt VARCHAR NOT NULL, 
	content VARCHAR, 
	disposal VARCHAR, 
	CONSTRAINT pk_changecontent PRIMARY KEY (practice_id, seq)
);
INSERT INTO "changecontent" VALUES('01a20353d6fe751d8004c72f6c2a5be8',1,'a5a112ed422ec67d24589c5d02efa027','{"id":"01a20353-d700-7db5-bc82-27ef8dfea507","partner_id":null,"role":"owner","user_id":"01a20353-d6df-76f1-863d-d3de0cb86398"}',NULL);
INSERT INTO "changecontent" VALUES('01a20353d6fe751d8004c72f6c2a5be8',2,'bbe100fd2065c76390b09329d52af8c4','{"acts_as_associate":false,"ai_tools":false,"appetite":"low","appetite_statement":"","approved_by":"","approved_on":null,"clearinghouse":false,"contractors":false,"ehr":"cloud","government":false,"group_plan":false,"home_work":false,"id":"01a20353-d6fe-751d-8004-c72f6c2a5be8","it_provider":false,"kind":"medical","medical_devices":false,"method":"nist-sp-800-30-r1","name":"Maple Street Family Medicine","office":true,"own_method":null,"paper":false,"people":9,"personal_phones":false,"server":false,"telehealth":false,"texting":false,"time_zone":"America/Chicago","website":false}',NULL);
INSERT INTO "changecontent" VALUES('01a20353d6fe751d8004c72f6c2a5be8',3,'63e25e0595eb3ab2b9dc540ba348b8e6','{"agreement":"unknown","agreement_ends_on":null,"agreement_signed_on":null,"ended_on":null,"id":"01a20353-d717-7a6a-9d84-1b1830eaddec","multi_factor":"unknown","name":"Chart vendor","note":"","service":"EHR","touches_phi":"yes"}',NULL);
INSERT INTO "changecontent" VALUES('01a20353d6fe751d8004c72f6c2a5be8',4,'72534c96ba71d9a06b09873b6bab373a','{"added_on":null,"count":1,"critical":false,"encrypted":"unknown","group_id":null,"holds_ephi":"yes","id":"01a20353-d728-7313-8a63-e99bc5db23ad","location":"","multi_factor":"unknown","name":"Chart","note":"","owner":"","retired_on":null,"shared_sign_in":"unknown","site_id":null,"supported":"unknown","type":"ehr_cloud","vendor_id":"01a20353-d717-7a6a-9d84-1b1830eaddec"}',NULL);
CREATE TABLE counter (
	practice_id CHAR(32) NOT NULL, 
	kind VARCHAR NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT pk_counter PRIMARY KEY (practice_id, kind)
);
CREATE TABLE decision (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	outcome VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	size_and_complexity VARCHAR NOT NULL, 
	infrastructure VARCHAR NOT NULL, 
	cost VARCHAR NOT NULL, 
	probability_and_criticality VARCHAR NOT NULL, 
	alternative VARCHAR NOT NULL, 
	citation VARCHAR NOT NULL, 
	decided_on DATE, 
	approved_by VARCHAR NOT NULL, 
	approved_on DATE, 
	CONSTRAINT pk_decision PRIMARY KEY (practice_id, id), 
	CONSTRAINT uq_decision_practice_id_citation UNIQUE (practice_id, citation)
);
CREATE TABLE event (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	happened_on DATE NOT NULL, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (practice_id, id)
);
CREATE TABLE file (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	about_id CHAR(32) NOT NULL, 
	note VARCHAR NOT NULL, 
	media_type VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	uploaded_by VARCHAR NOT NULL, 
	CONSTRAINT pk_file PRIMARY KEY (practice_id, id)
);
CREATE TABLE flow (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	from_asset_id CHAR(32), 
	to_asset_id CHAR(32), 
	to_vendor_id CHAR(32), 
	channel VARCHAR NOT NULL, 
	encrypted VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_flow PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_flow_practice_id_from_asset_id FOREIGN KEY(practice_id, from_asset_id) REFERENCES asset (practice_id, id), 
	CONSTRAINT fk_flow_practice_id_to_asset_id FOREIGN KEY(practice_id, to_asset_id) REFERENCES asset (practice_id, id), 
	CONSTRAINT fk_flow_practice_id_to_vendor_id FOREIGN KEY(practice_id, to_vendor_id) REFERENCES vendor (practice_id, id)
);
CREATE TABLE link (
	id CHAR(32) NOT NULL, 
	purpose VARCHAR NOT NULL, 
	secret VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	user_id CHAR(32), 
	practice_id CHAR(32), 
	role VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_link PRIMARY KEY (id), 
	CONSTRAINT fk_link_user_id FOREIGN KEY(user_id) REFERENCES account (id), 
	CONSTRAINT uq_link_secret UNIQUE (secret)
);
INSERT INTO "link" VALUES('01a20353ca8577c18abbafd3776fc73c','setup','0814bb4534b6f0f6c7c0de06524d6e9f4f514ea61f41701882aac40e40733334','',NULL,NULL,'','2026-11-22 12:55:52.710018','2026-11-23 12:55:52.709851','2026-11-22 12:55:55.740145');
CREATE TABLE membership (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	user_id CHAR(32), 
	partner_id CHAR(32), 
	role VARCHAR NOT NULL, 
	CONSTRAINT pk_membership PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_membership_partner_id FOREIGN KEY(partner_id) REFERENCES partner (id), 
	CONSTRAINT fk_membership_user_id FOREIGN KEY(user_id) REFERENCES account (id), 
	CONSTRAINT uq_membership_practice_id_partner_id UNIQUE (practice_id, partner_id), 
	CONSTRAINT uq_membership_practice_id_user_id UNIQUE (practice_id, user_id)
);
INSERT INTO "membership" VALUES('01a20353d6fe751d8004c72f6c2a5be8','01a20353d7007db5bc8227ef8dfea507',1,'01a20353d6df76f1863dd3de0cb86398',NULL,'owner');
CREATE TABLE partner (
	id CHAR(32) NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT pk_partner PRIMARY KEY (id)
);
CREATE TABLE partnermember (
	partner_id CHAR(32) NOT NULL, 
	user_id CHAR(32) NOT NULL, 
	administrator BOOLEAN NOT NULL, 
	CONSTRAINT pk_partnermember PRIMARY KEY (partner_id, user_id), 
	CONSTRAINT fk_partnermember_partner_id FOREIGN KEY(partner_id) REFERENCES partner (id), 
	CONSTRAINT fk_partnermember_user_id FOREIGN KEY(user_id) REFERENCES account (id)
);
CREATE TABLE person (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	job VARCHAR NOT NULL, 
	started_on DATE, 
	ended_on DATE, 
	access_ended_on DATE, 
	trained_on DATE, 
	duties JSON NOT NULL, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (practice_id, id)
);
CREATE TABLE practice (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	time_zone VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	people INTEGER NOT NULL, 
	office BOOLEAN NOT NULL, 
	ehr VARCHAR NOT NULL, 
	server BOOLEAN NOT NULL, 
	telehealth BOOLEAN NOT NULL, 
	home_work BOOLEAN NOT NULL, 
	personal_phones BOOLEAN NOT NULL, 
	texting BOOLEAN NOT NULL, 
	paper BOOLEAN NOT NULL, 
	contractors BOOLEAN NOT NULL, 
	ai_tools BOOLEAN NOT NULL, 
	medical_devices BOOLEAN NOT NULL, 
	website BOOLEAN NOT NULL, 
	it_provider BOOLEAN NOT NULL, 
	clearinghouse BOOLEAN NOT NULL, 
	group_plan BOOLEAN NOT NULL, 
	government BOOLEAN NOT NULL, 
	acts_as_associate BOOLEAN NOT NULL, 
	method VARCHAR NOT NULL, 
	own_method JSON, 
	appetite VARCHAR NOT NULL, 
	appetite_statement VARCHAR NOT NULL, 
	approved_by VARCHAR NOT NULL, 
	approved_on DATE, 
	CONSTRAINT pk_practice PRIMARY KEY (practice_id, id)
);
INSERT INTO "practice" VALUES('01a20353d6fe751d8004c72f6c2a5be8','01a20353d6fe751d8004c72f6c2a5be8',1,'Maple Street Family Medicine','America/Chicago','medical',9,1,'cloud',0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,'nist-sp-800-30-r1','null','low','','',NULL);
CREATE TABLE reply (
	actor VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	request VARCHAR NOT NULL, 
	status INTEGER NOT NULL, 
	headers VARCHAR NOT NULL, 
	body BLOB NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_reply PRIMARY KEY (actor, "key")
);
CREATE TABLE risk (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	pair VARCHAR, 
	title VARCHAR NOT NULL, 
	threat VARCHAR NOT NULL, 
	vulnerability VARCHAR NOT NULL, 
	group_id CHAR(32), 
	asset_id CHAR(32), 
	inherent_likelihood VARCHAR, 
	inherent_impact VARCHAR, 
	likelihood VARCHAR NOT NULL, 
	impact VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	response VARCHAR, 
	response_reason VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	due_on DATE, 
	accepted_until DATE, 
	status VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	level VARCHAR NOT NULL, 
	rank INTEGER NOT NULL, 
	method VARCHAR NOT NULL, 
	edition DATE NOT NULL, 
	approved_by VARCHAR NOT NULL, 
	approved_on DATE, 
	rated_by VARCHAR NOT NULL, 
	rated_on DATE, 
	CONSTRAINT pk_risk PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_risk_practice_id_asset_id FOREIGN KEY(practice_id, asset_id) REFERENCES asset (practice_id, id), 
	CONSTRAINT fk_risk_practice_id_group_id FOREIGN KEY(practice_id, group_id) REFERENCES assetgroup (practice_id, id), 
	CONSTRAINT uq_risk_practice_id_number UNIQUE (practice_id, number)
);
CREATE TABLE sign_in (
	id CHAR(32) NOT NULL, 
	user_id CHAR(32) NOT NULL, 
	secret VARCHAR NOT NULL, 
	former VARCHAR NOT NULL, 
	started_at DATETIME NOT NULL, 
	used_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	client VARCHAR NOT NULL, 
	CONSTRAINT pk_sign_in PRIMARY KEY (id), 
	CONSTRAINT fk_sign_in_user_id FOREIGN KEY(user_id) REFERENCES account (id), 
	CONSTRAINT uq_sign_in_secret UNIQUE (secret)
);
CREATE TABLE signintrouble (
	address VARCHAR NOT NULL, 
	failures INTEGER NOT NULL, 
	wait_until DATETIME, 
	CONSTRAINT pk_signintrouble PRIMARY KEY (address)
);
CREATE TABLE site (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_site PRIMARY KEY (practice_id, id)
);
CREATE TABLE task (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	detail VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	minutes INTEGER NOT NULL, 
	owner VARCHAR NOT NULL, 
	due_on DATE, 
	question VARCHAR, 
	becomes VARCHAR, 
	risk_ids JSON NOT NULL, 
	note VARCHAR NOT NULL, 
	milestones JSON NOT NULL, 
	CONSTRAINT pk_task PRIMARY KEY (practice_id, id)
);
CREATE TABLE vendor (
	practice_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	service VARCHAR NOT NULL, 
	touches_phi VARCHAR NOT NULL, 
	agreement VARCHAR NOT NULL, 
	agreement_signed_on DATE, 
	agreement_ends_on DATE, 
	multi_factor VARCHAR NOT NULL, 
	ended_on DATE, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_vendor PRIMARY KEY (practice_id, id)
);
INSERT INTO "vendor" VALUES('01a20353d6fe751d8004c72f6c2a5be8','01a20353d7177a6a9d841b1830eaddec',1,'Chart vendor','EHR','yes','unknown',NULL,NULL,'unknown',NULL,'');
CREATE INDEX ix_file_sha256 ON file (sha256);
CREATE INDEX ix_reply_at ON reply (at);
CREATE INDEX ix_asset_practice_id_type ON asset (practice_id, type);
CREATE INDEX ix_membership_partner ON membership (partner_id);
CREATE INDEX ix_membership_user ON membership (user_id);
CREATE INDEX ix_partnermember_user_id ON partnermember (user_id);
CREATE INDEX ix_sign_in_user_id ON sign_in (user_id);
CREATE INDEX ix_risk_practice_id_rank ON risk (practice_id, rank, id);
CREATE TRIGGER change_is_never_rewritten before update on change
begin select raise(abort, 'the chain is only ever added to'); end;
CREATE TRIGGER change_is_never_removed before delete on change
begin select raise(abort, 'the chain is only ever added to'); end;
CREATE TRIGGER content_is_never_removed before delete on changecontent
begin select raise(abort, 'content is emptied by a disposal, never removed'); end;
CREATE TRIGGER content_is_only_emptied before update on changecontent
when not (new.content is null and new.disposal is not null and new.salt = old.salt and new.seq = old.seq
          and new.practice_id = old.practice_id and old.content is not null)
begin select raise(abort, 'content is emptied by a disposal, never rewritten'); end;
CREATE TRIGGER change_is_never_replaced before insert on change
when exists (select 1 from change where practice_id = new.practice_id and seq = new.seq)
begin select raise(abort, 'the chain is only ever added to'); end;
CREATE TRIGGER content_is_never_replaced before insert on changecontent
when exists (select 1 from changecontent where practice_id = new.practice_id and seq = new.seq)
begin select raise(abort, 'content is emptied by a disposal, never rewritten'); end;
COMMIT;
