/**
 * The rules of ARCHITECTURE.md, checked. Read {@link oauthlab.system.architecture.ReadingOrder}, which takes the order of
 * packages from that page, then {@link oauthlab.system.architecture.Rules}; {@code PlantedViolationsTest} shows that each
 * rule can fail.
 */
package oauthlab.system.architecture;
