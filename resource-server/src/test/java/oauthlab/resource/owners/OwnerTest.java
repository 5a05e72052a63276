package oauthlab.resource.owners;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class OwnerTest {

    private static final String[] NAMES = {
        "a", "client:a", "user:a", "user:client:a", "client:user:a", "client:", "user:"
    };

    @Test
    void no_two_owners_have_the_same_key_and_each_is_found_by_it() {
        var keys = new HashSet<String>();
        for (String name : NAMES) {
            for (Owner owner : new Owner[] {Owner.user(name), Owner.client(name)}) {
                keys.add(owner.key());
                assertEquals(owner, Owner.withKey(owner.key()));
            }
        }
        assertEquals(2 * NAMES.length, keys.size());
    }

    @Test
    void a_users_key_is_the_id() {
        assertEquals("user-123", Owner.user("user-123").key());
    }
}
