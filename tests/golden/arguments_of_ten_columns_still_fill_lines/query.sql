-- name: filled :exec
UPDATE wide SET col_aaaaa = :col_aaaaa, col_bbbbb = :col_bbbbb, col_ccccc = :col_ccccc, col_ddddd = :col_ddddd, col_eeeee = :col_eeeee, col_fffff = :col_fffff, col_ggggg = :col_ggggg, col_hhhhh = :col_hhhhh, col_iiiii = :col_iiiii, col_jjjjj = :col_jjjjj;

-- name: not_filled :exec
UPDATE wide SET columna_a = :columna_a, columnb_b = :columnb_b, columnc_c = :columnc_c, columnd_d = :columnd_d, columne_e = :columne_e, columnf_f = :columnf_f, columng_g = :columng_g, columnh_h = :columnh_h, columni_i = :columni_i, columnj_j = :columnj_j;
