/** Ties tests to the sentences of the RFCs that they prove. Only for tests; the tests of all modules see it. */
package oauthlab.shared.spec;
