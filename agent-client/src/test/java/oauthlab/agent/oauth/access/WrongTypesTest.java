package oauthlab.agent.oauth.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.TestClock;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.discovery.Challenge;
import oauthlab.shared.protocol.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registrations and tokens as servers write them. */
@QuarkusTest
class WrongTypesTest extends AccessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'expires_in':'3600'",
                "'expires_in':3600.0",
                "'expires_in':'soon'",
                "'expires_in':1e40",
                "'expires_in':null",
                "'scope':['read','more']",
                "'scope':{'read':true}",
                "'refresh_token':null",
                "'id_token':{}",
                "'info':{'user':[1]}"
            })
    void a_token_with_an_odd_member_is_a_token(String member) {
        token("'access_token':'odd','token_type':'Bearer'," + member);
        assertEquals(200, call(open(ApprovalMethod.PASTE)));
    }

    @Test
    void a_lifetime_that_is_text_counts() {
        token("'access_token':'odd','token_type':'Bearer','expires_in':'60','refresh_token':'r'");
        ServerAccess access = open(ApprovalMethod.PASTE);
        call(access);
        TestClock.now = TestClock.START.plus(Duration.ofSeconds(61));
        call(access);
        assertEquals(2, asked("/token").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'access_token':{'v':'x'},'token_type':'Bearer' | access_token is an object, must be text.",
                "'access_token':7,'token_type':'Bearer'         | access_token is a number, must be text.",
                "'access_token':null,'token_type':'Bearer'      | there is no access_token",
                "'access_token':'odd','token_type':{}           | its token_type is null"
            })
    void what_is_needed_of_a_token_is_named(String members, String message) {
        token(members);
        assertTrue(failure().contains(message), failure());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'client_secret_expires_at':'0'",
                "'client_secret_expires_at':'never'",
                "'redirect_uris':'http://127.0.0.1'",
                "'token_endpoint_auth_method':null",
                "'registration_client_uri':{}",
                "'registration_client_uri':'no address','registration_access_token':'rat'",
                "'registration_client_uri':5,'registration_access_token':'rat'",
                "'client_secret':'s','client_secret_expires_at':9223372036854775807",
                "'client_secret':null"
            })
    void a_registration_with_an_odd_member_is_a_registration(String member) {
        servers.stranger.at("/register", asked -> json(201, "'client_id':'registered-1'," + member));
        assertEquals(200, call(open(ApprovalMethod.PASTE)));
        open(ApprovalMethod.PASTE).signIn(Challenge.NONE, Scopes.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'client_id':{'id':'x'}                | client_id is an object, must be text.",
                "'client_id':'c','client_secret':['x'] | client_secret is a list, must be text."
            })
    void what_is_needed_of_a_registration_is_named(String members, String message) {
        servers.stranger.at("/register", asked -> json(201, members));
        assertTrue(failure().contains(message), failure());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'error':{'code':7,'message':'Not today.'}       | Not today.",
                "'message':'No such path.'                       | No such path.",
                "'error':'invalid_grant','error_description':['x'] | invalid_grant"
            })
    void the_words_of_a_refusal_are_shown(String members, String words) {
        servers.stranger.at("/token", asked -> json(400, members));
        assertTrue(failure().contains(words), failure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'interval':'0'", "'interval':0,'expires_in':'600'", "'interval':0,'expires_in':[]"})
    void a_device_code_with_an_odd_member_is_a_device_code(String member) {
        device("'device_code':'d','user_code':'U','verification_uri':'$BASE/verify'," + member);
        assertEquals(200, call(open(ApprovalMethod.DEVICE)));
    }

    @Test
    void drafts_of_the_device_flow_have_another_name_for_the_address() {
        device("'device_code':'d','user_code':'U','verification_url':'$BASE/verify','interval':0");
        assertEquals(200, call(open(ApprovalMethod.DEVICE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'user_code':'U'", "'device_code':{},'user_code':'U'", "'device_code':'d'"})
    void a_device_code_that_is_none_is_said_to_be_so(String members) {
        device(members + ",'verification_uri':'$BASE/verify','interval':0");
        String text = assertThrows(AgentException.class, () -> call(open(ApprovalMethod.DEVICE)))
                .text();
        assertTrue(text.contains("device_code"), text);
    }

    private void device(String members) {
        servers.stranger.at("/device", asked -> json(200, members)).at("/token", asked -> {
            servers.good.put("odd", "read");
            return json(200, "'access_token':'odd','token_type':'Bearer'");
        });
    }

    private void token(String members) {
        servers.good.put("odd", "read");
        servers.stranger.at("/token", asked -> json(200, members));
    }

    private String failure() {
        return assertThrows(
                        AgentException.class, () -> open(ApprovalMethod.PASTE).signIn(Challenge.NONE, Scopes.NONE))
                .text();
    }

    private static Answer json(int status, String members) {
        return Answer.of(status, "{" + members.replace('\'', '"') + "}");
    }
}
