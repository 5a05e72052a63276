/**
 * What an attacker tries, against the packaged services over real HTTP; one attack per class.
 *
 * <p>Each class says what the attacker has, what he tries, and what stops him. Each test looks at the answer, at what the
 * audit trail says about it, and at what the honest client can still do. RFC 9700 is the list of most of these attacks.
 */
package oauthlab.system.attacks;
