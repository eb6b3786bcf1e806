-- name: put_money :one
-- @param value?
SELECT :value::money AS value, (:value::money)::text AS text;

-- name: put_many_money :one
-- @param value?
SELECT :value::money[] AS value, (:value::money[])::text AS text;

-- name: read_money :one
-- @column value!
SELECT :text::text::money AS value;

-- name: put_bit :one
-- @param value?
SELECT :value::bit(4) AS value, (:value::bit(4))::text AS text;

-- name: put_many_bit :one
-- @param value?
SELECT :value::bit(4)[] AS value, (:value::bit(4)[])::text AS text;

-- name: read_bit :one
-- @column value!
SELECT :text::text::bit(4) AS value;

-- name: put_varbit :one
-- @param value?
SELECT :value::varbit AS value, (:value::varbit)::text AS text;

-- name: put_many_varbit :one
-- @param value?
SELECT :value::varbit[] AS value, (:value::varbit[])::text AS text;

-- name: read_varbit :one
-- @column value!
SELECT :text::text::varbit AS value;

-- name: put_timetz :one
-- @param value?
SELECT :value::timetz AS value, (:value::timetz)::text AS text;

-- name: put_many_timetz :one
-- @param value?
SELECT :value::timetz[] AS value, (:value::timetz[])::text AS text;

-- name: read_timetz :one
-- @column value!
SELECT :text::text::timetz AS value;

-- name: put_jsonpath :one
-- @param value?
SELECT :value::jsonpath AS value, (:value::jsonpath)::text AS text;

-- name: put_many_jsonpath :one
-- @param value?
SELECT :value::jsonpath[] AS value, (:value::jsonpath[])::text AS text;

-- name: read_jsonpath :one
-- @column value!
SELECT :text::text::jsonpath AS value;

-- name: put_xml :one
-- @param value?
SELECT :value::xml AS value, (:value::xml)::text AS text;

-- name: put_many_xml :one
-- @param value?
SELECT :value::xml[] AS value, (:value::xml[])::text AS text;

-- name: read_xml :one
-- @column value!
SELECT :text::text::xml AS value;

-- name: put_cidr :one
-- @param value?
SELECT :value::cidr AS value, (:value::cidr)::text AS text;

-- name: put_many_cidr :one
-- @param value?
SELECT :value::cidr[] AS value, (:value::cidr[])::text AS text;

-- name: read_cidr :one
-- @column value!
SELECT :text::text::cidr AS value;

-- name: put_macaddr :one
-- @param value?
SELECT :value::macaddr AS value, (:value::macaddr)::text AS text;

-- name: put_many_macaddr :one
-- @param value?
SELECT :value::macaddr[] AS value, (:value::macaddr[])::text AS text;

-- name: read_macaddr :one
-- @column value!
SELECT :text::text::macaddr AS value;

-- name: put_macaddr8 :one
-- @param value?
SELECT :value::macaddr8 AS value, (:value::macaddr8)::text AS text;

-- name: put_many_macaddr8 :one
-- @param value?
SELECT :value::macaddr8[] AS value, (:value::macaddr8[])::text AS text;

-- name: read_macaddr8 :one
-- @column value!
SELECT :text::text::macaddr8 AS value;

-- name: put_point :one
-- @param value?
SELECT :value::point AS value, (:value::point)::text AS text;

-- name: put_many_point :one
-- @param value?
SELECT :value::point[] AS value, (:value::point[])::text AS text;

-- name: read_point :one
-- @column value!
SELECT :text::text::point AS value;

-- name: put_line :one
-- @param value?
SELECT :value::line AS value, (:value::line)::text AS text;

-- name: put_many_line :one
-- @param value?
SELECT :value::line[] AS value, (:value::line[])::text AS text;

-- name: read_line :one
-- @column value!
SELECT :text::text::line AS value;

-- name: put_lseg :one
-- @param value?
SELECT :value::lseg AS value, (:value::lseg)::text AS text;

-- name: put_many_lseg :one
-- @param value?
SELECT :value::lseg[] AS value, (:value::lseg[])::text AS text;

-- name: read_lseg :one
-- @column value!
SELECT :text::text::lseg AS value;

-- name: put_box :one
-- @param value?
SELECT :value::box AS value, (:value::box)::text AS text;

-- name: put_many_box :one
-- @param value?
SELECT :value::box[] AS value, (:value::box[])::text AS text;

-- name: read_box :one
-- @column value!
SELECT :text::text::box AS value;

-- name: put_path :one
-- @param value?
SELECT :value::path AS value, (:value::path)::text AS text;

-- name: put_many_path :one
-- @param value?
SELECT :value::path[] AS value, (:value::path[])::text AS text;

-- name: read_path :one
-- @column value!
SELECT :text::text::path AS value;

-- name: put_polygon :one
-- @param value?
SELECT :value::polygon AS value, (:value::polygon)::text AS text;

-- name: put_many_polygon :one
-- @param value?
SELECT :value::polygon[] AS value, (:value::polygon[])::text AS text;

-- name: read_polygon :one
-- @column value!
SELECT :text::text::polygon AS value;

-- name: put_circle :one
-- @param value?
SELECT :value::circle AS value, (:value::circle)::text AS text;

-- name: put_many_circle :one
-- @param value?
SELECT :value::circle[] AS value, (:value::circle[])::text AS text;

-- name: read_circle :one
-- @column value!
SELECT :text::text::circle AS value;

-- name: put_int4range :one
-- @param value?
SELECT :value::int4range AS value, (:value::int4range)::text AS text;

-- name: put_many_int4range :one
-- @param value?
SELECT :value::int4range[] AS value, (:value::int4range[])::text AS text;

-- name: read_int4range :one
-- @column value!
SELECT :text::text::int4range AS value;

-- name: put_int8range :one
-- @param value?
SELECT :value::int8range AS value, (:value::int8range)::text AS text;

-- name: put_many_int8range :one
-- @param value?
SELECT :value::int8range[] AS value, (:value::int8range[])::text AS text;

-- name: read_int8range :one
-- @column value!
SELECT :text::text::int8range AS value;

-- name: put_numrange :one
-- @param value?
SELECT :value::numrange AS value, (:value::numrange)::text AS text;

-- name: put_many_numrange :one
-- @param value?
SELECT :value::numrange[] AS value, (:value::numrange[])::text AS text;

-- name: read_numrange :one
-- @column value!
SELECT :text::text::numrange AS value;

-- name: put_daterange :one
-- @param value?
SELECT :value::daterange AS value, (:value::daterange)::text AS text;

-- name: put_many_daterange :one
-- @param value?
SELECT :value::daterange[] AS value, (:value::daterange[])::text AS text;

-- name: read_daterange :one
-- @column value!
SELECT :text::text::daterange AS value;

-- name: put_tsrange :one
-- @param value?
SELECT :value::tsrange AS value, (:value::tsrange)::text AS text;

-- name: put_many_tsrange :one
-- @param value?
SELECT :value::tsrange[] AS value, (:value::tsrange[])::text AS text;

-- name: read_tsrange :one
-- @column value!
SELECT :text::text::tsrange AS value;

-- name: put_tstzrange :one
-- @param value?
SELECT :value::tstzrange AS value, (:value::tstzrange)::text AS text;

-- name: put_many_tstzrange :one
-- @param value?
SELECT :value::tstzrange[] AS value, (:value::tstzrange[])::text AS text;

-- name: read_tstzrange :one
-- @column value!
SELECT :text::text::tstzrange AS value;

-- name: put_int4multirange :one
-- @param value?
SELECT :value::int4multirange AS value, (:value::int4multirange)::text AS text;

-- name: put_many_int4multirange :one
-- @param value?
SELECT :value::int4multirange[] AS value, (:value::int4multirange[])::text AS text;

-- name: read_int4multirange :one
-- @column value!
SELECT :text::text::int4multirange AS value;

-- name: put_int8multirange :one
-- @param value?
SELECT :value::int8multirange AS value, (:value::int8multirange)::text AS text;

-- name: put_many_int8multirange :one
-- @param value?
SELECT :value::int8multirange[] AS value, (:value::int8multirange[])::text AS text;

-- name: read_int8multirange :one
-- @column value!
SELECT :text::text::int8multirange AS value;

-- name: put_nummultirange :one
-- @param value?
SELECT :value::nummultirange AS value, (:value::nummultirange)::text AS text;

-- name: put_many_nummultirange :one
-- @param value?
SELECT :value::nummultirange[] AS value, (:value::nummultirange[])::text AS text;

-- name: read_nummultirange :one
-- @column value!
SELECT :text::text::nummultirange AS value;

-- name: put_datemultirange :one
-- @param value?
SELECT :value::datemultirange AS value, (:value::datemultirange)::text AS text;

-- name: put_many_datemultirange :one
-- @param value?
SELECT :value::datemultirange[] AS value, (:value::datemultirange[])::text AS text;

-- name: read_datemultirange :one
-- @column value!
SELECT :text::text::datemultirange AS value;

-- name: put_tsmultirange :one
-- @param value?
SELECT :value::tsmultirange AS value, (:value::tsmultirange)::text AS text;

-- name: put_many_tsmultirange :one
-- @param value?
SELECT :value::tsmultirange[] AS value, (:value::tsmultirange[])::text AS text;

-- name: read_tsmultirange :one
-- @column value!
SELECT :text::text::tsmultirange AS value;

-- name: put_tstzmultirange :one
-- @param value?
SELECT :value::tstzmultirange AS value, (:value::tstzmultirange)::text AS text;

-- name: put_many_tstzmultirange :one
-- @param value?
SELECT :value::tstzmultirange[] AS value, (:value::tstzmultirange[])::text AS text;

-- name: read_tstzmultirange :one
-- @column value!
SELECT :text::text::tstzmultirange AS value;

-- name: put_tsvector :one
-- @param value?
SELECT :value::tsvector AS value, (:value::tsvector)::text AS text;

-- name: put_many_tsvector :one
-- @param value?
SELECT :value::tsvector[] AS value, (:value::tsvector[])::text AS text;

-- name: read_tsvector :one
-- @column value!
SELECT :text::text::tsvector AS value;

-- name: put_tsquery :one
-- @param value?
SELECT :value::tsquery AS value, (:value::tsquery)::text AS text;

-- name: put_many_tsquery :one
-- @param value?
SELECT :value::tsquery[] AS value, (:value::tsquery[])::text AS text;

-- name: read_tsquery :one
-- @column value!
SELECT :text::text::tsquery AS value;

-- name: put_pg_lsn :one
-- @param value?
SELECT :value::pg_lsn AS value, (:value::pg_lsn)::text AS text;

-- name: put_many_pg_lsn :one
-- @param value?
SELECT :value::pg_lsn[] AS value, (:value::pg_lsn[])::text AS text;

-- name: read_pg_lsn :one
-- @column value!
SELECT :text::text::pg_lsn AS value;

-- name: put_xid :one
-- @param value?
SELECT :value::xid AS value, (:value::xid)::text AS text;

-- name: put_many_xid :one
-- @param value?
SELECT :value::xid[] AS value, (:value::xid[])::text AS text;

-- name: read_xid :one
-- @column value!
SELECT :text::text::xid AS value;

-- name: put_xid8 :one
-- @param value?
SELECT :value::xid8 AS value, (:value::xid8)::text AS text;

-- name: put_many_xid8 :one
-- @param value?
SELECT :value::xid8[] AS value, (:value::xid8[])::text AS text;

-- name: read_xid8 :one
-- @column value!
SELECT :text::text::xid8 AS value;

-- name: put_cid :one
-- @param value?
SELECT :value::cid AS value, (:value::cid)::text AS text;

-- name: put_many_cid :one
-- @param value?
SELECT :value::cid[] AS value, (:value::cid[])::text AS text;

-- name: read_cid :one
-- @column value!
SELECT :text::text::cid AS value;

-- name: put_tid :one
-- @param value?
SELECT :value::tid AS value, (:value::tid)::text AS text;

-- name: put_many_tid :one
-- @param value?
SELECT :value::tid[] AS value, (:value::tid[])::text AS text;

-- name: read_tid :one
-- @column value!
SELECT :text::text::tid AS value;

-- name: put_regclass :one
-- @param value?
SELECT :value::regclass AS value, (:value::regclass)::text AS text;

-- name: put_many_regclass :one
-- @param value?
SELECT :value::regclass[] AS value, (:value::regclass[])::text AS text;

-- name: read_regclass :one
-- @column value!
SELECT :text::text::regclass AS value;

-- name: put_regtype :one
-- @param value?
SELECT :value::regtype AS value, (:value::regtype)::text AS text;

-- name: put_many_regtype :one
-- @param value?
SELECT :value::regtype[] AS value, (:value::regtype[])::text AS text;

-- name: read_regtype :one
-- @column value!
SELECT :text::text::regtype AS value;

-- name: put_regproc :one
-- @param value?
SELECT :value::regproc AS value, (:value::regproc)::text AS text;

-- name: put_many_regproc :one
-- @param value?
SELECT :value::regproc[] AS value, (:value::regproc[])::text AS text;

-- name: read_regproc :one
-- @column value!
SELECT :text::text::regproc AS value;

-- name: put_regprocedure :one
-- @param value?
SELECT :value::regprocedure AS value, (:value::regprocedure)::text AS text;

-- name: put_many_regprocedure :one
-- @param value?
SELECT :value::regprocedure[] AS value, (:value::regprocedure[])::text AS text;

-- name: read_regprocedure :one
-- @column value!
SELECT :text::text::regprocedure AS value;

-- name: put_regoper :one
-- @param value?
SELECT :value::regoper AS value, (:value::regoper)::text AS text;

-- name: put_many_regoper :one
-- @param value?
SELECT :value::regoper[] AS value, (:value::regoper[])::text AS text;

-- name: read_regoper :one
-- @column value!
SELECT :text::text::regoper AS value;

-- name: put_regoperator :one
-- @param value?
SELECT :value::regoperator AS value, (:value::regoperator)::text AS text;

-- name: put_many_regoperator :one
-- @param value?
SELECT :value::regoperator[] AS value, (:value::regoperator[])::text AS text;

-- name: read_regoperator :one
-- @column value!
SELECT :text::text::regoperator AS value;

-- name: put_regconfig :one
-- @param value?
SELECT :value::regconfig AS value, (:value::regconfig)::text AS text;

-- name: put_many_regconfig :one
-- @param value?
SELECT :value::regconfig[] AS value, (:value::regconfig[])::text AS text;

-- name: read_regconfig :one
-- @column value!
SELECT :text::text::regconfig AS value;

-- name: put_regdictionary :one
-- @param value?
SELECT :value::regdictionary AS value, (:value::regdictionary)::text AS text;

-- name: put_many_regdictionary :one
-- @param value?
SELECT :value::regdictionary[] AS value, (:value::regdictionary[])::text AS text;

-- name: read_regdictionary :one
-- @column value!
SELECT :text::text::regdictionary AS value;

-- name: put_regnamespace :one
-- @param value?
SELECT :value::regnamespace AS value, (:value::regnamespace)::text AS text;

-- name: put_many_regnamespace :one
-- @param value?
SELECT :value::regnamespace[] AS value, (:value::regnamespace[])::text AS text;

-- name: read_regnamespace :one
-- @column value!
SELECT :text::text::regnamespace AS value;

-- name: put_regrole :one
-- @param value?
SELECT :value::regrole AS value, (:value::regrole)::text AS text;

-- name: put_many_regrole :one
-- @param value?
SELECT :value::regrole[] AS value, (:value::regrole[])::text AS text;

-- name: read_regrole :one
-- @column value!
SELECT :text::text::regrole AS value;

-- name: put_regcollation :one
-- @param value?
SELECT :value::regcollation AS value, (:value::regcollation)::text AS text;

-- name: put_many_regcollation :one
-- @param value?
SELECT :value::regcollation[] AS value, (:value::regcollation[])::text AS text;

-- name: read_regcollation :one
-- @column value!
SELECT :text::text::regcollation AS value;

-- name: put_refcursor :one
-- @param value?
SELECT :value::refcursor AS value, (:value::refcursor)::text AS text;

-- name: put_many_refcursor :one
-- @param value?
SELECT :value::refcursor[] AS value, (:value::refcursor[])::text AS text;

-- name: read_refcursor :one
-- @column value!
SELECT :text::text::refcursor AS value;

-- name: put_int2vector :one
-- @param value?
SELECT :value::int2vector AS value, (:value::int2vector)::text AS text;

-- name: put_many_int2vector :one
-- @param value?
SELECT :value::int2vector[] AS value, (:value::int2vector[])::text AS text;

-- name: read_int2vector :one
-- @column value!
SELECT :text::text::int2vector AS value;

-- name: put_oidvector :one
-- @param value?
SELECT :value::oidvector AS value, (:value::oidvector)::text AS text;

-- name: put_many_oidvector :one
-- @param value?
SELECT :value::oidvector[] AS value, (:value::oidvector[])::text AS text;

-- name: read_oidvector :one
-- @column value!
SELECT :text::text::oidvector AS value;
