-- name: with_1 :exec
UPDATE wide SET a_rather_long_name_alpha = :a_rather_long_name_alpha;

-- name: with_2 :exec
UPDATE wide SET a_rather_long_name_alpha = :a_rather_long_name_alpha, a_rather_long_name_beta = :a_rather_long_name_beta;

-- name: with_3 :exec
UPDATE wide SET a_rather_long_name_alpha = :a_rather_long_name_alpha, a_rather_long_name_beta = :a_rather_long_name_beta, a_rather_long_name_gamma = :a_rather_long_name_gamma;

-- name: with_4 :exec
UPDATE wide SET a_rather_long_name_alpha = :a_rather_long_name_alpha, a_rather_long_name_beta = :a_rather_long_name_beta, a_rather_long_name_gamma = :a_rather_long_name_gamma, a_rather_long_name_delta = :a_rather_long_name_delta;

-- name: with_5 :exec
UPDATE wide SET a_rather_long_name_alpha = :a_rather_long_name_alpha, a_rather_long_name_beta = :a_rather_long_name_beta, a_rather_long_name_gamma = :a_rather_long_name_gamma, a_rather_long_name_delta = :a_rather_long_name_delta, a_rather_long_name_epsilon = :a_rather_long_name_epsilon;

-- name: with_25 :exec
UPDATE wide SET a_rather_long_name_alpha = :a_rather_long_name_alpha, a_rather_long_name_beta = :a_rather_long_name_beta, a_rather_long_name_gamma = :a_rather_long_name_gamma, a_rather_long_name_delta = :a_rather_long_name_delta, a_rather_long_name_epsilon = :a_rather_long_name_epsilon, a_rather_long_name_zeta = :a_rather_long_name_zeta, a_rather_long_name_eta = :a_rather_long_name_eta, a_rather_long_name_theta = :a_rather_long_name_theta, a_rather_long_name_iota = :a_rather_long_name_iota, a_rather_long_name_kappa = :a_rather_long_name_kappa, a_rather_long_name_lambda = :a_rather_long_name_lambda, a_rather_long_name_mu = :a_rather_long_name_mu, a_rather_long_name_nu = :a_rather_long_name_nu, a_rather_long_name_xi = :a_rather_long_name_xi, a_rather_long_name_omicron = :a_rather_long_name_omicron, a_rather_long_name_pi = :a_rather_long_name_pi, a_rather_long_name_rho = :a_rather_long_name_rho, a_rather_long_name_sigma = :a_rather_long_name_sigma, a_rather_long_name_tau = :a_rather_long_name_tau, a_rather_long_name_upsilon = :a_rather_long_name_upsilon, a_rather_long_name_phi = :a_rather_long_name_phi, a_rather_long_name_chi = :a_rather_long_name_chi, a_rather_long_name_psi = :a_rather_long_name_psi, a_rather_long_name_omega = :a_rather_long_name_omega, a_rather_long_name_end = :a_rather_long_name_end;

