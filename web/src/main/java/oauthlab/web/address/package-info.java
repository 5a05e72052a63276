/**
 * The address of a request, where it is not written as RFC 3986 wants it. Read {@link oauthlab.web.address.AddressCheck}; {@link
 * oauthlab.web.address.OwnValidation} hands it the requests that the framework would refuse.
 */
package oauthlab.web.address;
