-- What the server knows, in the words of the table: a line for each function, operator and cast of
-- pg_catalog, of which kind it is, and whether a user would call it.
WITH spelled AS (
    SELECT t.oid, CASE WHEN t.typname LIKE '\_%' AND e.oid IS NOT NULL
                       THEN e.typname::text || '[]' ELSE t.typname::text END AS name
    FROM pg_type t LEFT JOIN pg_type e ON e.oid = t.typelem
), implementation AS (
    SELECT unnest(ARRAY[typinput, typoutput, typreceive, typsend, typmodin, typmodout, typanalyze,
                        typsubscript])::oid AS oid
    FROM pg_type
    UNION SELECT amproc::oid FROM pg_amproc
    JOIN pg_opfamily f ON f.oid = amprocfamily
    JOIN pg_am ON pg_am.oid = f.opfmethod AND amname <> 'brin'
    UNION SELECT unnest(ARRAY[aggtransfn, aggfinalfn, aggcombinefn, aggserialfn, aggdeserialfn,
                              aggmtransfn, aggminvtransfn, aggmfinalfn])::oid
    FROM pg_aggregate
    UNION SELECT objoid FROM pg_description
    WHERE classoid = 'pg_proc'::regclass AND description ~ '^implementation of .* operator'
), routine AS (
    SELECT p.*, s.name AS returns,
      ARRAY(SELECT a.name FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY u(oid, position)
            JOIN spelled a ON a.oid = u.oid ORDER BY position) AS takes,
      ARRAY(SELECT u.name || ' ' || a.name
            FROM unnest(p.proargnames, p.proallargtypes, p.proargmodes)
                 WITH ORDINALITY u(name, oid, mode, position)
            JOIN spelled a ON a.oid = u.oid
            WHERE u.mode IN ('o', 't') ORDER BY position) AS columns
    FROM pg_proc p JOIN spelled s ON s.oid = p.prorettype
    WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind IN ('f', 'a', 'w')
), worded AS (
    SELECT *,
      CASE WHEN proretset THEN 'set of ' ELSE '' END
      || CASE WHEN cardinality(columns) > 1 THEN '(' || array_to_string(columns, ', ') || ')'
              ELSE returns END
      || CASE prokind WHEN 'a' THEN ' aggregate' WHEN 'w' THEN ' window'
              ELSE CASE WHEN proisstrict THEN '' ELSE ' lax' END END
      || CASE WHEN provolatile = 'v' THEN ' volatile' ELSE '' END
      || CASE WHEN pronargdefaults > 0 THEN ' defaults ' || pronargdefaults ELSE '' END AS words
    FROM routine
)
SELECT 'function' AS kind, proname || '(' || array_to_string(
         CASE WHEN provariadic = 0 THEN takes
              ELSE takes[:pronargs - 1] || ('variadic ' || takes[pronargs]) END, ', ')
       || ') ' || words AS line,
       NOT (takes || returns) && ARRAY['internal', 'cstring', 'trigger', 'event_trigger',
         'language_handler', 'fdw_handler', 'index_am_handler', 'table_am_handler', 'tsm_handler',
         'pg_ddl_command']
       AND worded.oid NOT IN (SELECT oid FROM implementation) AS belongs
FROM worded
UNION ALL
SELECT 'operator', oprname || '(' || concat_ws(', ', l.name, r.name) || ') '
       || s.name || regexp_replace(words, '^[^ ]+', ''),
       NOT takes && ARRAY['internal', 'cstring']
FROM pg_operator o JOIN worded ON worded.oid = o.oprcode
LEFT JOIN spelled l ON l.oid = o.oprleft
JOIN spelled r ON r.oid = o.oprright
JOIN spelled s ON s.oid = o.oprresult
WHERE o.oprnamespace = 'pg_catalog'::regnamespace
UNION ALL
SELECT 'cast', s.name || ' as ' || t.name || CASE castcontext WHEN 'i' THEN ' implicit' ELSE '' END,
       NOT ARRAY[s.name, t.name] && ARRAY['pg_node_tree', 'pg_ndistinct', 'pg_dependencies',
         'pg_mcv_list', 'pg_brin_bloom_summary', 'pg_brin_minmax_multi_summary']
FROM pg_cast JOIN spelled s ON s.oid = castsource JOIN spelled t ON t.oid = casttarget
UNION ALL
SELECT 'type', t.typname, t.typtype IN ('b', 'r', 'm') AND NOT t.typname = ANY (ARRAY['gtsvector',
         'pg_node_tree', 'pg_ndistinct', 'pg_dependencies', 'pg_mcv_list',
         'pg_brin_bloom_summary', 'pg_brin_minmax_multi_summary'])
       OR t.typname IN ('record', 'void')
FROM pg_type t
WHERE t.typnamespace = 'pg_catalog'::regnamespace AND t.typrelid = 0 AND t.typcategory <> 'A'
   OR t.typname IN ('int2vector', 'oidvector')
ORDER BY 1, 2
