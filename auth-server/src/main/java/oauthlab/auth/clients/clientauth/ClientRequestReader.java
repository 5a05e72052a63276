package oauthlab.auth.clients.clientauth;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.FormParametersReader;

/** Where a {@link ClientRequest} comes from: the body is read, then the client is authenticated. */
@Provider
class ClientRequestReader implements MessageBodyReader<ClientRequest> {

    private final FormParametersReader forms;
    private final ClientAuthenticator authenticator;
    private final HttpHeaders headers;

    /** @param headers of the present request */
    ClientRequestReader(FormParametersReader forms, ClientAuthenticator authenticator, HttpHeaders headers) {
        this.forms = forms;
        this.authenticator = authenticator;
        this.headers = headers;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == ClientRequest.class;
    }

    @Override
    public ClientRequest readFrom(
            Class<ClientRequest> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> httpHeaders,
            InputStream body) {
        FormParameters form = forms.read(mediaType, body).requireSingleValues();
        return new ClientRequest(authenticator.authenticate(headers, form), form);
    }
}
