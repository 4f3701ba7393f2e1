-- The first catalogue. Counsel confirms it; nothing here is hard-coded elsewhere.
insert into legal_basis (code)
values ('LB1'), ('LB2'), ('LB3'), ('LB4'), ('LB5'), ('LB6'), ('LB7'), ('LB8'), ('LB9');

insert into legal_basis_version (code, effective_from, effective_to, enabled, title_ko, title_en, article, document_type,
    issuer, attachments, permits, maximum_hold_hours, renewals, notice_rule, jurisdiction)
values
    ('LB1', '1954-09-23', null, true, '수사협조의뢰', 'Request for cooperation in an investigation',
     '형사소송법 제199조 제2항', '수사협조의뢰 공문', '수사기관의 장', array['수사협조의뢰 공문'],
     array['VERIFICATION', 'HOLD', 'RELEASE'], 72, 0, '사전 통지; 부득이하면 기관의 요청으로 유예', 'KR'),
    ('LB2', '2022-10-01', null, true, '긴급 요청(구두·포털)', 'Emergency request, spoken or by the portal',
     '형사소송법 제199조 제2항', '긴급 요청서(정식 공문 후송)', '수사기관의 당직 책임자', array['긴급 요청서'],
     array['VERIFICATION', 'HOLD', 'RELEASE'], 8, 0, '사전 통지 유예; 정식 공문 기한 내 확정', 'KR'),
    ('LB3', '1954-09-23', null, true, '압수수색영장', 'Search and seizure warrant',
     '형사소송법 제215조, 제106조, 제219조', '압수수색영장', '법원', array['압수수색영장 사본'],
     array['VERIFICATION', 'HOLD', 'SEIZURE', 'RELEASE', 'DATA'], null, null, '영장 집행의 통지에 따름', 'KR'),
    ('LB4', '1954-09-23', null, true, '긴급 압수', 'Urgent seizure',
     '형사소송법 제216조, 제217조', '긴급 압수 조서', '사법경찰관', array['긴급 압수 조서'],
     array['VERIFICATION', 'HOLD', 'SEIZURE', 'RELEASE', 'DATA'], 48, 0, '48시간 안에 영장 청구; 발부되지 않으면 즉시 해제', 'KR'),
    ('LB5', '1995-01-06', null, true, '몰수·추징보전', 'Court order preserving confiscation',
     '마약류 불법거래 방지에 관한 특례법 제33조, 범죄수익은닉의 규제 및 처벌 등에 관한 법률 제12조', '몰수·추징보전 명령', '법원',
     array['보전명령 정본'], array['VERIFICATION', 'HOLD', 'RELEASE'], null, null, '법원의 송달에 따름', 'KR'),
    ('LB6', '2026-10-01', null, true, '전기통신금융사기 지급정지', 'Payment stop for telecommunications fraud',
     '전기통신금융사기 피해 방지 및 피해금 환급에 관한 특별법', '지급정지 요청서', '피해자 또는 수사기관',
     array['피해구제신청서'], array['VERIFICATION', 'HOLD', 'RELEASE'], null, 0, '지급정지 후 지체 없이 통지', 'KR'),
    ('LB7', '2026-01-01', null, false, '금융정보분석원 거래정지(입법 추진 중)', 'Suspension by the FIU (proposed only)',
     '특정 금융거래정보의 보고 및 이용 등에 관한 법률(개정안)', '거래정지 명령', '금융정보분석원', array['거래정지 명령서'],
     array['VERIFICATION', 'HOLD', 'RELEASE'], null, null, '미정', 'KR'),
    ('LB8', '2024-07-19', null, true, '거래소의 정당한 사유에 따른 차단', 'The exchange''s own justifiable ground',
     '가상자산 이용자 보호 등에 관한 법률 제11조', '거래소의 조치 기록', '가상자산사업자', array['조치 사유서'],
     array['HOLD', 'RELEASE'], null, null, '사전 통지; 부득이하면 사후 지체 없이', 'KR'),
    ('LB9', '1991-03-08', null, true, '국제 공조(형사사법공조·인터폴·해외 거래소 약관)',
     'International: legal assistance, Interpol, or an overseas exchange''s terms',
     '국제형사사법 공조법', '공조 요청서', '법무부·경찰청 또는 외국 기관', array['공조 요청서', '영문 번역본'],
     array['VERIFICATION', 'HOLD', 'SEIZURE', 'RELEASE', 'DATA'], null, null, '요청국과 해당 거래소의 규정에 따름', 'INTL');
