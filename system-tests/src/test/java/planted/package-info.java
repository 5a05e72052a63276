/** Classes that break the rules of the architecture, one each, so that every rule is seen to fail. */
package planted;
