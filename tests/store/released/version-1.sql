-- A store of schema version 1 with the demo meeting in it.
BEGIN TRANSACTION;
CREATE TABLE agenda_item (
	id VARCHAR NOT NULL, 
	meeting_id VARCHAR NOT NULL, 
	parent_id VARCHAR, 
	position INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	purpose VARCHAR, 
	presenters JSON NOT NULL, 
	minutes_planned INTEGER, 
	fixed_start VARCHAR, 
	fixed_end VARCHAR, 
	closed BOOLEAN NOT NULL, 
	public_title VARCHAR NOT NULL, 
	public_text JSON NOT NULL, 
	case_number VARCHAR NOT NULL, 
	document_number VARCHAR NOT NULL, 
	background JSON NOT NULL, 
	background_plain VARCHAR NOT NULL, 
	recommendation_to VARCHAR NOT NULL, 
	minutes JSON NOT NULL, 
	minutes_plain VARCHAR NOT NULL, 
	links JSON NOT NULL, 
	action_items JSON NOT NULL, 
	internal_note VARCHAR NOT NULL, 
	printed_number VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(parent_id) REFERENCES agenda_item (id)
);
INSERT INTO "agenda_item" VALUES('demo-april-1','demo-april',NULL,0,'item','Godkendelse af dagsorden','decision','["Asta Birkelund"]',5,NULL,NULL,0,'','[]','','','[{"type": "paragraph", "text": "Dagsordenen blev sendt ud den 6. april. Bilag 2 til punkt 2 er sendt ud efterf\u00f8lgende."}]','Dagsordenen blev sendt ud den 6. april. Bilag 2 til punkt 2 er sendt ud efterfølgende.','Sundhedsrådet','[{"type": "paragraph", "text": "Formanden b\u00f8d velkommen til Rolf Engdal, der deltager som stedfortr\u00e6der for \u00c5se Lindelund."}]','Formanden bød velkommen til Rolf Engdal, der deltager som stedfortræder for Åse Lindelund.','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-april-2','demo-april',NULL,1,'item','Økonomi for hjemmebehandling i første kvartal','information','["Torben Skovmark", "Inge-Lise Havbjerg"]',15,NULL,NULL,0,'','[]','27/0932','','[{"type": "paragraph", "text": "Sundhedsr\u00e5det f\u00f8lger forbruget til hjemmebehandling hvert kvartal. Hjemmebehandling vil sige, at borgeren f\u00e5r sin behandling derhjemme, mens sygehuset har ansvaret for den."}, {"type": "heading", "text": "Forbrug og budget"}, {"type": "table", "rows": [["Omr\u00e5de", "Budget (mio. kr.)", "Forbrug (mio. kr.)", "Afvigelse"], ["V\u00e6ske og medicin i hjemmet", "4,2", "4,4", "+ 5 %"], ["S\u00e5rpleje", "2,6", "2,3", "\u2212 12 %"], ["M\u00e5ling p\u00e5 afstand", "1,1", "1,1", "0 %"], ["I alt", "7,9", "7,8", "\u2212 1 %"]], "header_rows": 1}, {"type": "heading", "text": "Hvad tallene viser"}, {"type": "paragraph", "text": "Forbruget holder sig samlet inden for budgettet. Merforbruget til v\u00e6ske og medicin skyldes, at 38 borgere er behandlet hjemme i stedet for p\u00e5 sygehuset. S\u00e5rplejen kom en m\u00e5ned senere i gang end planlagt.", "runs": [{"text": "Forbruget holder sig samlet "}, {"text": "inden for budgettet", "bold": true}, {"text": ". Merforbruget til v\u00e6ske og medicin skyldes, at 38 borgere er behandlet hjemme i stedet for p\u00e5 sygehuset. S\u00e5rplejen kom "}, {"text": "en m\u00e5ned senere", "italic": true}, {"text": " i gang end planlagt."}]}, {"type": "paragraph", "text": "L\u00e6s mere om ordningen p\u00e5 sundhedsr\u00e5dets side om hjemmebehandling.", "runs": [{"text": "L\u00e6s mere om ordningen p\u00e5 "}, {"text": "sundhedsr\u00e5dets side om hjemmebehandling", "link": "https://www.ravnsund.example/hjemmebehandling"}, {"text": "."}]}]','Sundhedsrådet følger forbruget til hjemmebehandling hvert kvartal. Hjemmebehandling vil sige, at borgeren får sin behandling derhjemme, mens sygehuset har ansvaret for den.
Forbrug og budget
Område	Budget (mio. kr.)	Forbrug (mio. kr.)	Afvigelse
Væske og medicin i hjemmet	4,2	4,4	+ 5 %
Sårpleje	2,6	2,3	− 12 %
Måling på afstand	1,1	1,1	0 %
I alt	7,9	7,8	− 1 %
Hvad tallene viser
Forbruget holder sig samlet inden for budgettet. Merforbruget til væske og medicin skyldes, at 38 borgere er behandlet hjemme i stedet for på sygehuset. Sårplejen kom en måned senere i gang end planlagt.
Læs mere om ordningen på sundhedsrådets side om hjemmebehandling.','Sundhedsrådet','[{"type": "paragraph", "text": "Torben Skovmark gennemgik tallene. R\u00e5det spurgte til ventetiden p\u00e5 s\u00e5rpleje, som administrationen ikke havde med."}, {"type": "bullets", "items": ["Tallene for ventetid indg\u00e5r fra og med n\u00e6ste kvartal.", "Engborg Kommune deler sine erfaringer med indk\u00f8b af forbindinger."]}]','Torben Skovmark gennemgik tallene. Rådet spurgte til ventetiden på sårpleje, som administrationen ikke havde med.
Tallene for ventetid indgår fra og med næste kvartal.
Engborg Kommune deler sine erfaringer med indkøb af forbindinger.','[{"url": "https://www.ravnsund.example/hjemmebehandling", "title": "Om hjemmebehandling"}, {"url": "https://www.ravnsund.example/tal", "title": ""}]','[{"id": "demo-april-opgave1", "text": "Opg\u00f8re ventetiden p\u00e5 s\u00e5rpleje i de tre kommuner", "owner": "Inge-Lise Havbjerg", "deadline": "2027-06-01"}]','Torben har brug for skærmen. Mind om, at tallene for Lyngholm først kom i fredags.',NULL);
INSERT INTO "agenda_item" VALUES('demo-april-3','demo-april',NULL,2,'theme','Tema: Godt hjem fra sygehuset',NULL,'["Asta Birkelund"]',NULL,NULL,NULL,0,'','[]','','','[{"type": "paragraph", "text": "Temaet handler om de f\u00f8rste tre d\u00f8gn efter en udskrivelse. Punkterne h\u00e6nger sammen og dr\u00f8ftes hver for sig."}]','Temaet handler om de første tre døgn efter en udskrivelse. Punkterne hænger sammen og drøftes hver for sig.','','[]','','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-april-3a','demo-april','demo-april-3',0,'item','Hvad fortæller borgerne?','information','["Villy Strandk\u00e6r"]',15,NULL,NULL,0,'','[]','','','[{"type": "paragraph", "text": "Brugerpanelet har talt med 64 borgere, der er udskrevet i januar og februar."}, {"type": "bullets", "items": ["De fleste er trygge ved selve hjemkomsten.", {"text": "To forhold g\u00e5r igen:", "lists": [{"type": "bullets", "items": ["Det er uklart, hvem man kan ringe til om aftenen.", "Hj\u00e6lpemidlerne mangler de f\u00f8rste dage."]}]}, "De p\u00e5r\u00f8rende vil gerne h\u00f8re om tidspunktet en dag f\u00f8r."]}]','Brugerpanelet har talt med 64 borgere, der er udskrevet i januar og februar.
De fleste er trygge ved selve hjemkomsten.
To forhold går igen:
Det er uklart, hvem man kan ringe til om aftenen.
Hjælpemidlerne mangler de første dage.
De pårørende vil gerne høre om tidspunktet en dag før.','Sundhedsrådet','[{"type": "paragraph", "text": "Villy Strandk\u00e6r fortalte om samtalerne. R\u00e5det h\u00e6ftede sig ved, at mange ringer til det forkerte nummer."}]','Villy Strandkær fortalte om samtalerne. Rådet hæftede sig ved, at mange ringer til det forkerte nummer.','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-april-3b','demo-april','demo-april-3',1,'item','Én medicinliste ved hjemkomsten','decision','["Dorthe \u00c6bleh\u00f8j"]',15,NULL,NULL,0,'','[]','','','[{"type": "paragraph", "text": "I dag f\u00e5r borgeren op til tre lister: fra sygehuset, fra egen l\u00e6ge og fra hjemmeplejen. Forslaget er, at sygehusets liste g\u00e6lder i de f\u00f8rste syv dage."}, {"type": "numbered", "items": ["Sygehuset afstemmer listen p\u00e5 udskrivelsesdagen.", {"text": "Hjemmeplejen kontrollerer den ved f\u00f8rste bes\u00f8g:", "lists": [{"type": "bullets", "items": ["doser og tidspunkter", "medicin, der skal standse"]}]}, "Egen l\u00e6ge overtager listen efter syv dage."]}]','I dag får borgeren op til tre lister: fra sygehuset, fra egen læge og fra hjemmeplejen. Forslaget er, at sygehusets liste gælder i de første syv dage.
Sygehuset afstemmer listen på udskrivelsesdagen.
Hjemmeplejen kontrollerer den ved første besøg:
doser og tidspunkter
medicin, der skal standse
Egen læge overtager listen efter syv dage.','Sundhedsrådet','[{"type": "paragraph", "text": "R\u00e5det lagde v\u00e6gt p\u00e5, at borgeren altid har \u00e9t telefonnummer at ringe til."}]','Rådet lagde vægt på, at borgeren altid har ét telefonnummer at ringe til.','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-april-3c','demo-april','demo-april-3',2,'item','Næste skridt','discussion','["Karim N\u00f8rreklit"]',15,NULL,NULL,0,'','[]','','','[{"type": "paragraph", "text": "Sygehuset foresl\u00e5r, at en arbejdsgruppe samler temaets forslag i \u00e9n plan."}]','Sygehuset foreslår, at en arbejdsgruppe samler temaets forslag i én plan.','Sundhedsrådet','[{"type": "paragraph", "text": "R\u00e5det \u00f8nsker en plan p\u00e5 h\u00f8jst fire sider."}]','Rådet ønsker en plan på højst fire sider.','[]','[{"id": "demo-april-opgave2", "text": "Neds\u00e6tte arbejdsgruppen", "owner": "Karim N\u00f8rreklit", "deadline": "2027-05-03"}]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-april-4','demo-april',NULL,3,'break','Pause',NULL,'[]',10,NULL,NULL,0,'','[]','','','[]','','','[]','','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-april-5','demo-april',NULL,4,'item','Frivillige ledsagere til undersøgelser','decision','["Bodil K\u00e6rsg\u00e5rd Lund", "Signe Hvidk\u00e6r"]',20,NULL,NULL,0,'','[]','','','[{"type": "paragraph", "text": "Mange \u00e6ldre m\u00f8der alene op til unders\u00f8gelser. P\u00e5r\u00f8rendenetv\u00e6rket foresl\u00e5r en f\u00e6lles ordning med frivillige ledsagere i de tre kommuner."}, {"type": "heading", "text": "S\u00e5dan er ordningen t\u00e6nkt"}, {"type": "numbered", "items": [{"text": "Borgeren bestiller en ledsager", "lists": [{"type": "bullets", "items": ["p\u00e5 telefon mellem kl. 9 og 12", "hos sin hjemmehj\u00e6lper"]}]}, "Ledsageren m\u00f8der borgeren derhjemme.", "Sygehuset betaler k\u00f8rslen."]}, {"type": "heading", "text": "Hvad det kr\u00e6ver"}, {"type": "paragraph", "text": "Der skal bruges mindst 40 frivillige og en koordinator p\u00e5 halv tid.", "runs": [{"text": "Der skal bruges "}, {"text": "mindst 40 frivillige", "bold": true}, {"text": " og en koordinator p\u00e5 halv tid."}]}]','Mange ældre møder alene op til undersøgelser. Pårørendenetværket foreslår en fælles ordning med frivillige ledsagere i de tre kommuner.
Sådan er ordningen tænkt
Borgeren bestiller en ledsager
på telefon mellem kl. 9 og 12
hos sin hjemmehjælper
Ledsageren møder borgeren derhjemme.
Sygehuset betaler kørslen.
Hvad det kræver
Der skal bruges mindst 40 frivillige og en koordinator på halv tid.','Sundhedsrådet','[{"type": "paragraph", "text": "R\u00e5det bakkede op om fors\u00f8get. Ragnhild \u00d8lgod S\u00f8 foreslog, at ordningen ogs\u00e5 d\u00e6kker hjemturen om aftenen."}, {"type": "paragraph", "text": "Finansieringen af koordinatoren dr\u00f8ftes mellem region og kommuner."}]','Rådet bakkede op om forsøget. Ragnhild Ølgod Sø foreslog, at ordningen også dækker hjemturen om aftenen.
Finansieringen af koordinatoren drøftes mellem region og kommuner.','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-april-6','demo-april',NULL,5,'item','Kørsel mellem sygehus og hjem','discussion','["Karim N\u00f8rreklit"]',20,NULL,NULL,0,'','[]','','','[{"type": "paragraph", "text": "Borgere i yderomr\u00e5derne venter i gennemsnit 95 minutter p\u00e5 k\u00f8rsel hjem. Sygehuset freml\u00e6gger tre l\u00f8sninger."}, {"type": "table", "rows": [["L\u00f8sning", "Ventetid", "Pris pr. \u00e5r"], ["Flere vogne om eftermiddagen", "60 minutter", "0,9 mio. kr."], ["F\u00e6lles k\u00f8rsel med kommunerne", "70 minutter", "0,4 mio. kr."], ["Ventestue med forplejning", "95 minutter", "0,1 mio. kr."]], "header_rows": 1}]','Borgere i yderområderne venter i gennemsnit 95 minutter på kørsel hjem. Sygehuset fremlægger tre løsninger.
Løsning	Ventetid	Pris pr. år
Flere vogne om eftermiddagen	60 minutter	0,9 mio. kr.
Fælles kørsel med kommunerne	70 minutter	0,4 mio. kr.
Ventestue med forplejning	95 minutter	0,1 mio. kr.','Sundhedsrådet','[]','','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-april-7','demo-april',NULL,6,'item','Lejeaftale om lokaler i Engborg Sundhedshus','decision','["Inge-Lise Havbjerg"]',20,NULL,NULL,1,'Lejeaftale','[{"type": "paragraph", "text": "Punktet behandles for lukkede d\u00f8re, fordi det handler om en forhandling med en privat part."}]','','27/1184-31','[{"type": "paragraph", "text": "Udlejeren har budt 1.150 kr. pr. kvadratmeter. Administrationen vurderer, at prisen kan forhandles ned til 980 kr."}]','Udlejeren har budt 1.150 kr. pr. kvadratmeter. Administrationen vurderer, at prisen kan forhandles ned til 980 kr.','Sundhedsrådet','[]','','[]','[]','Jeppe Vindfeld kan være inhabil. Spørg inden punktet.',NULL);
INSERT INTO "agenda_item" VALUES('demo-april-8','demo-april',NULL,7,'item','Orientering fra medlemmerne','information','["Alle"]',10,NULL,NULL,0,'','[]','','','[{"type": "bullets", "items": ["Region Kysten: nyt fra budgetforhandlingerne", "Lyngholm Kommune: \u00e5bning af plejecentret Bakkely"]}]','Region Kysten: nyt fra budgetforhandlingerne
Lyngholm Kommune: åbning af plejecentret Bakkely','Sundhedsrådet','[]','','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-april-9','demo-april',NULL,8,'item','Eventuelt',NULL,'[]',5,NULL,NULL,0,'','[]','','','[]','','','[]','','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-februar-1','demo-februar',NULL,0,'item','Godkendelse af dagsorden','decision','["Asta Birkelund"]',5,NULL,NULL,0,'','[]','','','[]','','Sundhedsrådet','[]','','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-februar-2','demo-februar',NULL,1,'item','Rådets arbejdsform i det første år','decision','["Freja Mosedal"]',40,NULL,NULL,0,'','[]','','','[{"type": "paragraph", "text": "Sundhedsr\u00e5det er nyt. Sekretariatet foresl\u00e5r fire faste m\u00f8der om \u00e5ret og en temadag i efter\u00e5ret."}]','Sundhedsrådet er nyt. Sekretariatet foreslår fire faste møder om året og en temadag i efteråret.','Sundhedsrådet','[{"type": "paragraph", "text": "R\u00e5det \u00f8nsker korte sagsfremstillinger og bilag, der kan l\u00e6ses p\u00e5 en telefon."}]','Rådet ønsker korte sagsfremstillinger og bilag, der kan læses på en telefon.','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-februar-3','demo-februar',NULL,2,'item','Besøg på Ravnsund Sygehus','information','["Karim N\u00f8rreklit"]',40,NULL,NULL,0,'','[]','','','[]','','','[{"type": "paragraph", "text": "R\u00e5det s\u00e5 den nye modtagelse og talte med personalet om ventetiden."}]','Rådet så den nye modtagelse og talte med personalet om ventetiden.','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-februar-4','demo-februar',NULL,3,'item','Eventuelt',NULL,'[]',5,NULL,NULL,0,'','[]','','','[]','','','[{"type": "paragraph", "text": "Intet til referat."}]','Intet til referat.','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-november-1','demo-november',NULL,0,'item','Velkomst',NULL,'["Torben Skovmark"]',15,NULL,NULL,0,'','[]','','','[]','','','[{"type": "paragraph", "text": "Torben Skovmark b\u00f8d velkommen til det forberedende m\u00f8de."}]','Torben Skovmark bød velkommen til det forberedende møde.','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-november-2','demo-november',NULL,1,'item','Udkast til forretningsorden','discussion','["Freja Mosedal"]',60,NULL,NULL,0,'','[]','','','[]','','Den forberedende kreds','[{"type": "bullets", "items": ["R\u00e5det skal kunne behandle punkter for lukkede d\u00f8re.", "Suppleanter udpeges personligt."]}]','Rådet skal kunne behandle punkter for lukkede døre.
Suppleanter udpeges personligt.','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-november-3','demo-november',NULL,2,'item','Eventuelt',NULL,'[]',15,NULL,NULL,0,'','[]','','','[]','','','[]','','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-husgruppe-1','demo-husgruppe',NULL,0,'item','Skiltning i forhallen','discussion','["Sammy \u00d8sterlund"]',25,NULL,NULL,0,'','[]','','','[{"type": "paragraph", "text": "Flere g\u00e6ster g\u00e5r forkert, n\u00e5r de kommer ind ad den nye indgang."}]','Flere gæster går forkert, når de kommer ind ad den nye indgang.','Brugergruppen','[]','','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-husgruppe-2','demo-husgruppe',NULL,1,'item','Sommerfest','decision','[]',30,NULL,NULL,0,'','[]','','','[]','','Brugergruppen','[]','','[]','[]','',NULL);
INSERT INTO "agenda_item" VALUES('demo-husgruppe-3','demo-husgruppe',NULL,2,'item','Eventuelt',NULL,'[]',5,NULL,NULL,0,'','[]','','','[]','','','[]','','[]','[]','',NULL);
CREATE TABLE annex (
	id VARCHAR NOT NULL, 
	meeting_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	text JSON NOT NULL, 
	text_plain VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);
INSERT INTO "annex" VALUES('6aadeb9ac7b04c13958354d12eef308f','demo-april',0,'Ord i dagsordenen','[{"type": "paragraph", "text": "Ordene bruges s\u00e5dan i sundhedsr\u00e5dets papirer:"}, {"type": "table", "rows": [["Ord", "Betydning"], ["Hjemmebehandling", "Behandling i eget hjem med sygehusets ansvar"], ["Ledsager", "Frivillig, der f\u00f8lger borgeren til og fra en unders\u00f8gelse"], ["M\u00e5ling p\u00e5 afstand", "Borgeren m\u00e5ler selv, og sygehuset ser tallene"]], "header_rows": 1}]','Ordene bruges sådan i sundhedsrådets papirer:
Ord	Betydning
Hjemmebehandling	Behandling i eget hjem med sygehusets ansvar
Ledsager	Frivillig, der følger borgeren til og fra en undersøgelse
Måling på afstand	Borgeren måler selv, og sygehuset ser tallene');
CREATE TABLE attachment (
	id VARCHAR NOT NULL, 
	meeting_id VARCHAR NOT NULL, 
	item_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	object_id VARCHAR, 
	file_name VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	closed BOOLEAN NOT NULL, 
	late BOOLEAN NOT NULL, 
	printed_number VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(item_id) REFERENCES agenda_item (id)
);
INSERT INTO "attachment" VALUES('demo-april-2-bilag1','demo-april','demo-april-2',0,'Forbrug til hjemmebehandling, 1. kvartal 2027','857a1527e504326492e7dc3d615b994b08b582026fee7855c59bb4fa116d35fc','forbrug-1-kvartal.pdf',42057,0,0,NULL);
INSERT INTO "attachment" VALUES('demo-april-2-bilag2','demo-april','demo-april-2',1,'Notat om opstart af sårpleje','ab6f697eeb5896d892fc64a9a122bc69eb31439a42c1e9f22e1a92134d68d273','notat-saarpleje.docx',37060,0,1,NULL);
INSERT INTO "attachment" VALUES('demo-april-3b-bilag1','demo-april','demo-april-3b',0,'Sådan følges medicinlisten','bd753f4b95d819a7b28f580d63ff2543617f8bcc692b01073b7d692f096221bf','medicinlistens-vej.png',24568,0,0,NULL);
INSERT INTO "attachment" VALUES('demo-april-5-bilag1','demo-april','demo-april-5',0,'Plakat om ledsagerordningen','ff8f939ef622683ea3f7cdae82bbf7dffe0484ddbdea9189fbbc84d6927e513a','ledsager-plakat.jpg',55779,0,0,NULL);
INSERT INTO "attachment" VALUES('demo-april-5-bilag2','demo-april','demo-april-5',1,'Aftale med frivilligcentrene',NULL,'',0,0,0,NULL);
INSERT INTO "attachment" VALUES('demo-april-7-bilag1','demo-april','demo-april-7',0,'Udlejers tilbud af 22. marts 2027','c602464b6d7cf1a54243cd14ba5837dd74a3ac52b9b5ed2a4e3ece6345bb0e4c','tilbud-leje.pdf',41051,1,0,NULL);
INSERT INTO "attachment" VALUES('demo-husgruppe-1-bilag1','demo-husgruppe','demo-husgruppe-1',0,'Skitse af forhallen','23263c5a69dc77ae71600cfee4983453a44a0c9bc7b96317a3ec0c4cb3a39113','forhal.png',22140,0,0,NULL);
CREATE TABLE attendance_group (
	id VARCHAR NOT NULL, 
	meeting_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);
INSERT INTO "attendance_group" VALUES('a7bae41eb2214a2db1ee077619d4e02d','demo-april',0,'Sundhedsrådets medlemmer');
INSERT INTO "attendance_group" VALUES('6643541d6bab4848852411d9f8992e4a','demo-april',1,'Administrationen');
INSERT INTO "attendance_group" VALUES('912bfb013c2144ac965b3e934149b2c4','demo-april',2,'Patienter og pårørende');
INSERT INTO "attendance_group" VALUES('adeeffba976e4fc9940e055651d2b73f','demo-april',3,'Sekretariat');
INSERT INTO "attendance_group" VALUES('c5f1ee1f724a464bb0f181a49adb8da3','demo-februar',0,'Sundhedsrådets medlemmer');
INSERT INTO "attendance_group" VALUES('0e0c70c927c64c5ab0aaa8662da9543b','demo-februar',1,'Administrationen');
INSERT INTO "attendance_group" VALUES('3d25c28ecd1e42bd9bedc33419f77a7d','demo-februar',2,'Patienter og pårørende');
INSERT INTO "attendance_group" VALUES('ab3eac5982f246e0aee903f2cc9bf5cb','demo-februar',3,'Sekretariat');
INSERT INTO "attendance_group" VALUES('6dab76d15c2e424a8710e0911efa29aa','demo-november',0,'Sundhedsrådets medlemmer');
INSERT INTO "attendance_group" VALUES('8327abf654984c859fba56ad5179e6bf','demo-november',1,'Administrationen');
INSERT INTO "attendance_group" VALUES('61e2f592261f475da128364a3d569d7a','demo-november',2,'Patienter og pårørende');
INSERT INTO "attendance_group" VALUES('748ddd82cc5b489c8ae2fb11aa4be11d','demo-november',3,'Sekretariat');
INSERT INTO "attendance_group" VALUES('08e43164493940caa207be092742dfb8','demo-husgruppe',0,'Brugergruppen');
CREATE TABLE forum (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	default_place VARCHAR NOT NULL, 
	profile JSON NOT NULL, 
	members JSON NOT NULL, 
	standing_items JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "forum" VALUES('49c7cb609b4449e6b594072021fb77c4','Sundhedsråd Ravnsund','Mødelokale Fyrtårnet, Ravnsund Sygehus','{"attachment_numbering": "per_item", "deadline_weekdays": 4, "votes": false, "can_close_items": true, "layout": {"name": "Standard", "stem": "Det indstilles, at {organ}:", "shows_purpose": true, "shows_breaks": true, "shows_contents": false, "accent": "#1F4E96", "font": "Liberation Sans", "logo": "", "template": "", "slot": "under", "presenters": "under", "frame": "tabel", "attendance": "grupper", "recommendations": "efter_antal", "attachments": "bilag", "order": ["sagsfremstilling", "indstilling", "referat", "beslutning", "opgaver", "links", "bilag", "underpunkter"], "words": {"sagsfremstilling": "Sagsfremstilling", "indstilling": "Indstilling", "referat": "Referat", "beslutning": "Beslutning", "opgaver": "Opgaver", "links": "Links", "bilag": "Bilag"}, "hidden": {"dagsorden": ["beslutning", "opgaver", "referat"], "beslutningsreferat": ["bilag", "indstilling", "links", "referat", "sagsfremstilling"]}}}','[{"id": "23be18d8db4b412b8b506037f99dc5f0", "name": "Asta Birkelund", "title": "regionsr\u00e5dsmedlem", "organisation": "Region Kysten", "role": "formand", "email": "asta.birkelund@ravnsund.example", "group": "Sundhedsr\u00e5dets medlemmer", "since": null, "until": null}, {"id": "20cfc6d73b334b1d9c2f379a77924ec1", "name": "Jeppe Vindfeld", "title": "borgmester", "organisation": "Engborg Kommune", "role": "n\u00e6stformand", "email": "jeppe.vindfeld@ravnsund.example", "group": "Sundhedsr\u00e5dets medlemmer", "since": null, "until": null}, {"id": "cc501e6ae99049a0ba22b8cdb87d50b5", "name": "Ragnhild \u00d8lgod S\u00f8", "title": "regionsr\u00e5dsmedlem", "organisation": "Region Kysten", "role": "", "email": "ragnhild.soe@ravnsund.example", "group": "Sundhedsr\u00e5dets medlemmer", "since": null, "until": null}, {"id": "44035e1e9c344052922fd7486e360081", "name": "Mikkel Tangager", "title": "regionsr\u00e5dsmedlem", "organisation": "Region Kysten", "role": "", "email": "mikkel.tangager@ravnsund.example", "group": "Sundhedsr\u00e5dets medlemmer", "since": null, "until": null}, {"id": "ebbcbb25501e4c1cb82fa12ec41abdaa", "name": "Signe Hvidk\u00e6r", "title": "byr\u00e5dsmedlem", "organisation": "Ravnsund Kommune", "role": "", "email": "signe.hvidkaer@ravnsund.example", "group": "Sundhedsr\u00e5dets medlemmer", "since": null, "until": null}, {"id": "07bbac2b1f5142f8975ba6d0e01a8c94", "name": "\u00c5se Lindelund", "title": "udvalgsformand", "organisation": "Lyngholm Kommune", "role": "", "email": "aase.lindelund@ravnsund.example", "group": "Sundhedsr\u00e5dets medlemmer", "since": null, "until": null}, {"id": "5fac5a8a111d47209db39caab1adf6ac", "name": "Torben Skovmark", "title": "sundhedsdirekt\u00f8r", "organisation": "Region Kysten", "role": "", "email": "torben.skovmark@ravnsund.example", "group": "Administrationen", "since": null, "until": null}, {"id": "9d5595a5b34a4015a7fe97d3e6777ff9", "name": "Inge-Lise Havbjerg", "title": "direkt\u00f8r", "organisation": "Engborg Kommune", "role": "", "email": "inge-lise.havbjerg@ravnsund.example", "group": "Administrationen", "since": null, "until": null}, {"id": "a5337bde46f4454da467256fdddd577e", "name": "Karim N\u00f8rreklit", "title": "sygehusdirekt\u00f8r", "organisation": "Ravnsund Sygehus", "role": "", "email": "karim.noerreklit@ravnsund.example", "group": "Administrationen", "since": null, "until": null}, {"id": "c9026a2138e342e6bb6f547486ce2794", "name": "Dorthe \u00c6bleh\u00f8j", "title": "praktiserende l\u00e6ge", "organisation": "L\u00e6gerne i Lyngholm", "role": "", "email": "dorthe.aeblehoej@ravnsund.example", "group": "Administrationen", "since": null, "until": null}, {"id": "05281a045ed840b8b63780c3ee5baecb", "name": "Villy Strandk\u00e6r", "title": "", "organisation": "Brugerpanelet i Ravnsund", "role": "", "email": "villy.strandkaer@ravnsund.example", "group": "Patienter og p\u00e5r\u00f8rende", "since": null, "until": null}, {"id": "e4df5483ab024a8e9718e3a35dc9f6a4", "name": "Bodil K\u00e6rsg\u00e5rd Lund", "title": "", "organisation": "P\u00e5r\u00f8rendenetv\u00e6rket", "role": "", "email": "bodil.lund@ravnsund.example", "group": "Patienter og p\u00e5r\u00f8rende", "since": null, "until": null}, {"id": "664b5cf80155485fa02b13f223291431", "name": "Freja Mosedal", "title": "specialkonsulent", "organisation": "Sundhedsr\u00e5dets sekretariat", "role": "referent", "email": "freja.mosedal@ravnsund.example", "group": "Sekretariat", "since": null, "until": null}]','[{"id": "cdbf01c4cec34c799016d7ece9ea6c43", "title": "Godkendelse af dagsorden", "kind": "item", "purpose": "decision", "minutes_planned": 5, "recommendations": ["godkender dagsordenen"]}, {"id": "495deacc91ef4e0d951b7b43b9c35435", "title": "Orientering fra medlemmerne", "kind": "item", "purpose": "information", "minutes_planned": 10, "recommendations": []}, {"id": "85688285342541f3af953e45cd4eeade", "title": "Eventuelt", "kind": "item", "purpose": null, "minutes_planned": 5, "recommendations": []}]');
INSERT INTO "forum" VALUES('134feff4cb7c40e4bea329b63ab2b53b','Brugergruppen for Engborg Sundhedshus','Caféen, Engborg Sundhedshus','{"attachment_numbering": "through_meeting", "deadline_weekdays": 3, "votes": true, "can_close_items": false, "layout": {"name": "Standard", "stem": "Det indstilles, at {organ}:", "shows_purpose": true, "shows_breaks": true, "shows_contents": false, "accent": "#1F4E96", "font": "Liberation Sans", "logo": "", "template": "", "slot": "under", "presenters": "under", "frame": "tabel", "attendance": "grupper", "recommendations": "efter_antal", "attachments": "bilag", "order": ["sagsfremstilling", "indstilling", "referat", "beslutning", "opgaver", "links", "bilag", "underpunkter"], "words": {"sagsfremstilling": "Sagsfremstilling", "indstilling": "Indstilling", "referat": "Referat", "beslutning": "Beslutning", "opgaver": "Opgaver", "links": "Links", "bilag": "Bilag"}, "hidden": {"dagsorden": ["beslutning", "opgaver", "referat"], "beslutningsreferat": ["bilag", "indstilling", "links", "referat", "sagsfremstilling"]}}}','[{"id": "15cec31d7a754ba099947f11fd999260", "name": "Leonora Fynsk", "title": "", "organisation": "", "role": "formand", "email": "leonora.fynsk@engborg.example", "group": "Brugergruppen", "since": null, "until": null}, {"id": "c7691dd3c9094098813948b6c232b21c", "name": "Sammy \u00d8sterlund", "title": "", "organisation": "", "role": "", "email": "sammy.oesterlund@engborg.example", "group": "Brugergruppen", "since": null, "until": null}, {"id": "d60acf71d6dc4d84abc81f0b2d8f4f9b", "name": "Gerda Klitbo", "title": "", "organisation": "", "role": "", "email": "", "group": "Brugergruppen", "since": null, "until": null}]','[]');
CREATE TABLE meeting (
	id VARCHAR NOT NULL, 
	forum_id VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	date VARCHAR, 
	date_as_printed VARCHAR, 
	date_inferred VARCHAR, 
	start VARCHAR, 
	"end" VARCHAR, 
	started VARCHAR, 
	ended VARCHAR, 
	place VARCHAR NOT NULL, 
	chair VARCHAR NOT NULL, 
	minute_taker VARCHAR NOT NULL, 
	case_number VARCHAR NOT NULL, 
	document_number VARCHAR NOT NULL, 
	document VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(forum_id) REFERENCES forum (id)
);
INSERT INTO "meeting" VALUES('demo-april','49c7cb609b4449e6b594072021fb77c4','Møde i Sundhedsråd Ravnsund','2027-04-12',NULL,NULL,'13:00:00','15:30:00','13:02:00',NULL,'Mødelokale Fyrtårnet, Ravnsund Sygehus','Asta Birkelund','Freja Mosedal','27/1184','27/1184-36','referat');
INSERT INTO "meeting" VALUES('demo-februar','49c7cb609b4449e6b594072021fb77c4','','2027-02-08',NULL,NULL,'13:00:00','14:30:00','13:00:00','14:26:00','Mødelokale Fyrtårnet, Ravnsund Sygehus','Asta Birkelund','Freja Mosedal','27/0411','','referat');
INSERT INTO "meeting" VALUES('demo-november','49c7cb609b4449e6b594072021fb77c4','Forberedende møde','2026-11-16',NULL,NULL,'10:00:00','11:30:00','10:05:00','11:30:00','Mødelokale Fyrtårnet, Ravnsund Sygehus','Asta Birkelund','Freja Mosedal','','','referat');
INSERT INTO "meeting" VALUES('demo-husgruppe','134feff4cb7c40e4bea329b63ab2b53b','','2027-04-29',NULL,NULL,'16:30:00','17:30:00',NULL,NULL,'Caféen, Engborg Sundhedshus','Leonora Fynsk','','','','dagsorden');
CREATE TABLE participant (
	id VARCHAR NOT NULL, 
	meeting_id VARCHAR NOT NULL, 
	group_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	organisation VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	presence VARCHAR NOT NULL, 
	arrived VARCHAR, 
	"left" VARCHAR, 
	substitute_for VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(group_id) REFERENCES attendance_group (id)
);
INSERT INTO "participant" VALUES('4659882f10234627aefbcfc798796138','demo-april','a7bae41eb2214a2db1ee077619d4e02d',0,'Asta Birkelund','regionsrådsmedlem','Region Kysten','formand','asta.birkelund@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('f482139a383d4c45951e3519c0945845','demo-april','a7bae41eb2214a2db1ee077619d4e02d',1,'Jeppe Vindfeld','borgmester','Engborg Kommune','næstformand','jeppe.vindfeld@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('c016a892a3e34e12939c13622a2fd621','demo-april','a7bae41eb2214a2db1ee077619d4e02d',2,'Ragnhild Ølgod Sø','regionsrådsmedlem','Region Kysten','','ragnhild.soe@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('a06c434a1f9e4c078fcefb2647721554','demo-april','a7bae41eb2214a2db1ee077619d4e02d',3,'Mikkel Tangager','regionsrådsmedlem','Region Kysten','','mikkel.tangager@ravnsund.example','excused',NULL,NULL,'');
INSERT INTO "participant" VALUES('7fbd472bfbd54e15ac31bd09ad3ad8ab','demo-april','a7bae41eb2214a2db1ee077619d4e02d',4,'Signe Hvidkær','byrådsmedlem','Ravnsund Kommune','','signe.hvidkaer@ravnsund.example','present','13:20:00',NULL,'');
INSERT INTO "participant" VALUES('3695044a965c44cfbd4096c5e5f05c91','demo-april','a7bae41eb2214a2db1ee077619d4e02d',5,'Åse Lindelund','udvalgsformand','Lyngholm Kommune','','aase.lindelund@ravnsund.example','excused',NULL,NULL,'');
INSERT INTO "participant" VALUES('52389bbf90204282a1792a14a4b65075','demo-april','a7bae41eb2214a2db1ee077619d4e02d',6,'Rolf Engdal','byrådsmedlem','Lyngholm Kommune','','rolf.engdal@ravnsund.example','present',NULL,NULL,'Åse Lindelund');
INSERT INTO "participant" VALUES('ea40e8ee95744ef285ac234f083efd51','demo-april','6643541d6bab4848852411d9f8992e4a',0,'Torben Skovmark','sundhedsdirektør','Region Kysten','','torben.skovmark@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('232188336c0545d9bdbbb39090052acb','demo-april','6643541d6bab4848852411d9f8992e4a',1,'Inge-Lise Havbjerg','direktør','Engborg Kommune','','inge-lise.havbjerg@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('7fc24aa38bb04b3a9b64ca3bb82af4a1','demo-april','6643541d6bab4848852411d9f8992e4a',2,'Karim Nørreklit','sygehusdirektør','Ravnsund Sygehus','','karim.noerreklit@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('df191e432ff947459dce307d6df597b0','demo-april','6643541d6bab4848852411d9f8992e4a',3,'Dorthe Æblehøj','praktiserende læge','Lægerne i Lyngholm','','dorthe.aeblehoej@ravnsund.example','present',NULL,'14:15:00','');
INSERT INTO "participant" VALUES('1393c9376d3046a8b5d3500a7b81967e','demo-april','912bfb013c2144ac965b3e934149b2c4',0,'Villy Strandkær','','Brugerpanelet i Ravnsund','','villy.strandkaer@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('5ac67c18917647b8859ee94dde8d63cf','demo-april','912bfb013c2144ac965b3e934149b2c4',1,'Bodil Kærsgård Lund','','Pårørendenetværket','','bodil.lund@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('219332821a9e4913bb9adea211e1e92e','demo-april','adeeffba976e4fc9940e055651d2b73f',0,'Freja Mosedal','specialkonsulent','Sundhedsrådets sekretariat','referent','freja.mosedal@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('6e19f77d980f4c248e0f71520930a589','demo-februar','c5f1ee1f724a464bb0f181a49adb8da3',0,'Asta Birkelund','regionsrådsmedlem','Region Kysten','formand','asta.birkelund@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('01a1d2b5117e4845b1fac61524b28d8b','demo-februar','c5f1ee1f724a464bb0f181a49adb8da3',1,'Jeppe Vindfeld','borgmester','Engborg Kommune','næstformand','jeppe.vindfeld@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('5ec3ebbd57fd4812aaee95957a3e7570','demo-februar','c5f1ee1f724a464bb0f181a49adb8da3',2,'Ragnhild Ølgod Sø','regionsrådsmedlem','Region Kysten','','ragnhild.soe@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('5faeeb8be2894f27953c706e734383b6','demo-februar','c5f1ee1f724a464bb0f181a49adb8da3',3,'Mikkel Tangager','regionsrådsmedlem','Region Kysten','','mikkel.tangager@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('09511034287d427db606a2b572668726','demo-februar','c5f1ee1f724a464bb0f181a49adb8da3',4,'Signe Hvidkær','byrådsmedlem','Ravnsund Kommune','','signe.hvidkaer@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('40ec222952674273890af33d8444db73','demo-februar','c5f1ee1f724a464bb0f181a49adb8da3',5,'Åse Lindelund','udvalgsformand','Lyngholm Kommune','','aase.lindelund@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('2fdf03b11c9849bdb3792e1e4d3ba86d','demo-februar','0e0c70c927c64c5ab0aaa8662da9543b',0,'Torben Skovmark','sundhedsdirektør','Region Kysten','','torben.skovmark@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('5dfd94b575944548a8a747cde73b05f6','demo-februar','0e0c70c927c64c5ab0aaa8662da9543b',1,'Inge-Lise Havbjerg','direktør','Engborg Kommune','','inge-lise.havbjerg@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('bdcb093c79c949dfab1bc38c9f366cb2','demo-februar','0e0c70c927c64c5ab0aaa8662da9543b',2,'Karim Nørreklit','sygehusdirektør','Ravnsund Sygehus','','karim.noerreklit@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('d68bf799a34a494fab1032bec13bd880','demo-februar','0e0c70c927c64c5ab0aaa8662da9543b',3,'Dorthe Æblehøj','praktiserende læge','Lægerne i Lyngholm','','dorthe.aeblehoej@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('ae0905485e894524b07601000278bdfd','demo-februar','3d25c28ecd1e42bd9bedc33419f77a7d',0,'Villy Strandkær','','Brugerpanelet i Ravnsund','','villy.strandkaer@ravnsund.example','excused',NULL,NULL,'');
INSERT INTO "participant" VALUES('1505d95968e748a985c8f1ca1d4fa870','demo-februar','3d25c28ecd1e42bd9bedc33419f77a7d',1,'Bodil Kærsgård Lund','','Pårørendenetværket','','bodil.lund@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('1be52cd22be74117b7f8bac3ffd76b8c','demo-februar','ab3eac5982f246e0aee903f2cc9bf5cb',0,'Freja Mosedal','specialkonsulent','Sundhedsrådets sekretariat','referent','freja.mosedal@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('49b36e935c19453e97a5b30e44c223fe','demo-november','6dab76d15c2e424a8710e0911efa29aa',0,'Asta Birkelund','regionsrådsmedlem','Region Kysten','formand','asta.birkelund@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('eb38e402c196460fabd07dcb1d69bc59','demo-november','6dab76d15c2e424a8710e0911efa29aa',1,'Jeppe Vindfeld','borgmester','Engborg Kommune','næstformand','jeppe.vindfeld@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('101736750a7f45e399067b460edf31f5','demo-november','6dab76d15c2e424a8710e0911efa29aa',2,'Ragnhild Ølgod Sø','regionsrådsmedlem','Region Kysten','','ragnhild.soe@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('e6a0f0f30d9e4fddba16fb3eb0e10982','demo-november','6dab76d15c2e424a8710e0911efa29aa',3,'Mikkel Tangager','regionsrådsmedlem','Region Kysten','','mikkel.tangager@ravnsund.example','absent',NULL,NULL,'');
INSERT INTO "participant" VALUES('3bb20bec1b2545d9a06b2cf3c9b4feb6','demo-november','6dab76d15c2e424a8710e0911efa29aa',4,'Signe Hvidkær','byrådsmedlem','Ravnsund Kommune','','signe.hvidkaer@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('e8af7ce1bb0445e59037cf3bbe878656','demo-november','6dab76d15c2e424a8710e0911efa29aa',5,'Åse Lindelund','udvalgsformand','Lyngholm Kommune','','aase.lindelund@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('510b2af555b247749743b9d0c8956537','demo-november','8327abf654984c859fba56ad5179e6bf',0,'Torben Skovmark','sundhedsdirektør','Region Kysten','','torben.skovmark@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('4e216eacd0314d3a8c5692f83a6b3e32','demo-november','8327abf654984c859fba56ad5179e6bf',1,'Inge-Lise Havbjerg','direktør','Engborg Kommune','','inge-lise.havbjerg@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('b74313e86c97435f8186f8a311af4d55','demo-november','8327abf654984c859fba56ad5179e6bf',2,'Karim Nørreklit','sygehusdirektør','Ravnsund Sygehus','','karim.noerreklit@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('377827fc78b94b18b856fa60ac9aeee5','demo-november','8327abf654984c859fba56ad5179e6bf',3,'Dorthe Æblehøj','praktiserende læge','Lægerne i Lyngholm','','dorthe.aeblehoej@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('c9e71ce2a92f4abf8cd5ce46cc495c0f','demo-november','61e2f592261f475da128364a3d569d7a',0,'Villy Strandkær','','Brugerpanelet i Ravnsund','','villy.strandkaer@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('0c888787a3f74ab6863844088dd0e05f','demo-november','61e2f592261f475da128364a3d569d7a',1,'Bodil Kærsgård Lund','','Pårørendenetværket','','bodil.lund@ravnsund.example','excused',NULL,NULL,'');
INSERT INTO "participant" VALUES('819da6b43e98486c9e6b380a0757c41a','demo-november','748ddd82cc5b489c8ae2fb11aa4be11d',0,'Freja Mosedal','specialkonsulent','Sundhedsrådets sekretariat','referent','freja.mosedal@ravnsund.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('c5c29c332cb045d285ba9d0523fe9797','demo-husgruppe','08e43164493940caa207be092742dfb8',0,'Leonora Fynsk','','','formand','leonora.fynsk@engborg.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('689f0293b46b4a3483955c1c6cf00e48','demo-husgruppe','08e43164493940caa207be092742dfb8',1,'Sammy Østerlund','','','','sammy.oesterlund@engborg.example','present',NULL,NULL,'');
INSERT INTO "participant" VALUES('22386a99347a439b814c29523a3f4753','demo-husgruppe','08e43164493940caa207be092742dfb8',2,'Gerda Klitbo','','','','','excused',NULL,NULL,'');
CREATE TABLE recommendation (
	id VARCHAR NOT NULL, 
	meeting_id VARCHAR NOT NULL, 
	item_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	outcome VARCHAR, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(item_id) REFERENCES agenda_item (id)
);
INSERT INTO "recommendation" VALUES('demo-april-1-linje1','demo-april','demo-april-1',0,'godkender dagsordenen','followed','Dagsordenen blev godkendt.');
INSERT INTO "recommendation" VALUES('demo-april-2-linje1','demo-april','demo-april-2',0,'tager orienteringen til efterretning','noted','');
INSERT INTO "recommendation" VALUES('demo-april-2-linje2','demo-april','demo-april-2',1,'beder administrationen om at følge sårplejen særskilt','followed_changed','Administrationen følger sårplejen særskilt og oplyser også ventetiden.');
INSERT INTO "recommendation" VALUES('demo-april-3a-linje1','demo-april','demo-april-3a',0,'drøfter borgernes erfaringer','discussed','Rådet drøftede borgernes erfaringer og takkede brugerpanelet.');
INSERT INTO "recommendation" VALUES('demo-april-3b-linje1','demo-april','demo-april-3b',0,'godkender, at ordningen prøves af fra 1. september 2027','followed','Afprøvningen begynder den 1. september 2027.');
INSERT INTO "recommendation" VALUES('demo-april-3b-linje2','demo-april','demo-april-3b',1,'afsætter 150.000 kr. til uddannelse','not_followed','Uddannelsen holdes inden for de nuværende rammer.');
INSERT INTO "recommendation" VALUES('demo-april-3b-linje3','demo-april','demo-april-3b',2,'lader ordningen gælde for botilbud fra starten','dropped','Forslaget blev trukket tilbage, fordi botilbuddene har en anden aftale.');
INSERT INTO "recommendation" VALUES('demo-april-3c-linje1','demo-april','demo-april-3c',0,'sender forslaget videre til det faglige udvalg','forwarded','Oversendt til det faglige udvalg, som svarer inden sommerferien.');
INSERT INTO "recommendation" VALUES('demo-april-5-linje1','demo-april','demo-april-5',0,'godkender ordningen i et forsøg på et år','followed','Forsøget løber fra 1. august 2027 til 31. juli 2028.');
INSERT INTO "recommendation" VALUES('demo-april-5-linje2','demo-april','demo-april-5',1,'ansætter en koordinator fra 1. juni 2027','postponed','Udskudt til mødet den 14. juni, når finansieringen er afklaret.');
INSERT INTO "recommendation" VALUES('demo-april-5-linje3','demo-april','demo-april-5',2,'vælger et medlem til styregruppen','other','Signe Hvidkær blev valgt.');
INSERT INTO "recommendation" VALUES('7e990b478e2340389b2463a6c42085e1','demo-april','demo-april-6',0,'drøfter de tre løsninger',NULL,'');
INSERT INTO "recommendation" VALUES('5222e4a415cc431193c407f3a2f15232','demo-april','demo-april-6',1,'peger på den løsning, der skal regnes videre på',NULL,'');
INSERT INTO "recommendation" VALUES('91614e690dd54acf9cd28cf871216a4e','demo-april','demo-april-7',0,'giver administrationen mandat til at forhandle op til 1.020 kr. pr. kvadratmeter',NULL,'');
INSERT INTO "recommendation" VALUES('ea4292238ea84a49b4de13b712d5f5fc','demo-april','demo-april-8',0,'tager orienteringerne til efterretning',NULL,'');
INSERT INTO "recommendation" VALUES('demo-februar-1-linje1','demo-februar','demo-februar-1',0,'godkender dagsordenen','followed','Dagsordenen blev godkendt.');
INSERT INTO "recommendation" VALUES('demo-februar-2-linje1','demo-februar','demo-februar-2',0,'godkender mødeplanen for 2027','followed','Mødeplanen blev godkendt.');
INSERT INTO "recommendation" VALUES('demo-februar-2-linje2','demo-februar','demo-februar-2',1,'holder temadagen i Lyngholm','postponed','Stedet aftales på mødet i april.');
INSERT INTO "recommendation" VALUES('demo-november-2-linje1','demo-november','demo-november-2',0,'drøfter udkastet','discussed','Udkastet blev drøftet og rettes til inden årsskiftet.');
INSERT INTO "recommendation" VALUES('d8f3029ba0f04db2a02a803db72fc1ce','demo-husgruppe','demo-husgruppe-1',0,'drøfter forslaget til nye skilte',NULL,'');
INSERT INTO "recommendation" VALUES('e2a34d563dc64373b6c9df066b6bd578','demo-husgruppe','demo-husgruppe-2',0,'holder sommerfest den 19. juni',NULL,'');
INSERT INTO "recommendation" VALUES('101900d97eb84e3fa8d226a91ec0c7e5','demo-husgruppe','demo-husgruppe-2',1,'afsætter 8.000 kr.',NULL,'');
CREATE INDEX meeting_by_forum ON meeting (forum_id);
CREATE INDEX item_by_meeting ON agenda_item (meeting_id);
CREATE INDEX annex_by_meeting ON annex (meeting_id);
CREATE INDEX group_by_meeting ON attendance_group (meeting_id);
CREATE INDEX attachment_by_meeting ON attachment (meeting_id);
CREATE INDEX participant_by_meeting ON participant (meeting_id);
CREATE INDEX recommendation_by_meeting ON recommendation (meeting_id);
COMMIT;
PRAGMA application_id = 1265400132;
PRAGMA user_version = 1;
