package oauthlab.agent.oauth.tokenstore;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.tokenstore.Sealing.Damaged;
import oauthlab.shared.secret.Digests;

/** One file for each server and issuer. Its name is a digest of both, so that a listing of the folder tells nothing. */
final class FileTokenStore implements TokenStore {

    /** A lock of the file system is the process's, so the threads of this one need another beside it. */
    private static final Map<Path, ReentrantLock> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private final Path folder;
    private final Sealing sealing;
    private final Clock clock;
    private final Consumer<String> notices;
    private final Set<Path> warnedOf = ConcurrentHashMap.newKeySet();

    /** @param notices gets a sentence about each file that was set aside */
    FileTokenStore(Path folder, Sealing sealing, Clock clock, Consumer<String> notices) {
        this.folder = folder.toAbsolutePath().normalize();
        this.sealing = sealing;
        this.clock = clock;
        this.notices = notices;
    }

    @Override
    public Optional<StoredSession> find(Key key) {
        return current(file(key)).filter(session -> session.key().equals(key));
    }

    @Override
    public List<StoredSession> list() {
        return files().stream().map(this::current).flatMap(Optional::stream).toList();
    }

    @Override
    public void save(StoredSession session) {
        Key key = session.key();
        exclusively(key, () -> {
            JsonNode body = sealing.seal(key, Envelope.tree(session), neighbour(file(key)));
            write(file(key), Envelope.of(key, body).bytes());
            otherwiseKept(file(key)).forEach(this::remove);
            return null;
        });
    }

    @Override
    public boolean delete(Key key) {
        return exclusively(key, () -> {
            Path file = file(key);
            boolean wasThere = Files.exists(file);
            beginningWith(file.getFileName().toString()).forEach(this::remove);
            return wasThere;
        });
    }

    @Override
    public <T> T exclusively(Key key, Supplier<T> work) {
        return exclusively(lockFile(file(key)), work);
    }

    private static <T> T exclusively(Path lockFile, Supplier<T> work) {
        ReentrantLock threads = IN_THIS_PROCESS.computeIfAbsent(lockFile, first -> new ReentrantLock());
        threads.lock();
        try {
            return threads.getHoldCount() > 1 ? work.get() : locked(lockFile, work);
        } finally {
            threads.unlock();
        }
    }

    private static <T> T locked(Path lockFile, Supplier<T> work) {
        try (FileChannel channel = OwnerOnly.lockFile(lockFile);
                FileLock lock = channel.lock()) {
            return work.get();
        } catch (IOException noLock) {
            throw notKept(lockFile.getParent(), noLock);
        }
    }

    /** What is in the file and still good for something. */
    private Optional<StoredSession> current(Path file) {
        try {
            Optional<StoredSession> session = read(file);
            Optional<StoredSession> good = worthKeeping(session);
            if (session.isEmpty() || good.isPresent()) return good;
        } catch (Damaged asSeenWithoutTheLock) {
            // Below it is seen with the lock: another process may be about to write a good one.
        }
        return exclusively(lockFile(file), () -> tidy(file));
    }

    /** The same, and the rest goes. */
    private Optional<StoredSession> tidy(Path file) {
        try {
            Optional<StoredSession> session = read(file);
            Optional<StoredSession> good = worthKeeping(session);
            if (session.isPresent() && good.isEmpty()) remove(file);
            return good;
        } catch (Damaged damaged) {
            setAside(file, damaged.getMessage());
            return Optional.empty();
        }
    }

    private Optional<StoredSession> worthKeeping(Optional<StoredSession> session) {
        return session.flatMap(found -> found.worthKeeping(clock.instant()));
    }

    private Optional<StoredSession> read(Path file) throws Damaged {
        try {
            Envelope envelope = Envelope.read(Files.readAllBytes(file));
            if (OwnerOnly.isOpenToOthers(file) && warnedOf.add(file))
                notices.accept("Others on this machine may read the tokens in " + file + ". Run: chmod 600 " + file
                        + ". If somebody has read them, sign out: ./lab agent logout NAME");
            requireItsName(file, envelope.key());
            StoredSession session = Envelope.session(sealing.open(envelope.key(), envelope.body()));
            requireItsName(file, session.key());
            return Optional.of(session);
        } catch (NoSuchFileException nothingKept) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw AgentException.of(file + " cannot be read: " + unreadable, "Is it yours? Look with: ls -l " + file);
        }
    }

    /** A file that was copied or renamed would send a token to where it does not belong. */
    private void requireItsName(Path file, Key key) throws Damaged {
        if (!file(key).equals(file)) throw new Damaged("it is for another server or issuer than its name says");
    }

    private void setAside(Path file, String why) {
        int number = 1;
        while (Files.exists(aside(file, number))) number++;
        Path aside = aside(file, number);
        try {
            Files.move(file, aside);
            notices.accept("A token file was set aside, because " + why + ": " + aside
                    + ". Sign in again; logging out deletes it, too.");
        } catch (NoSuchFileException another) {
            // Another process has just done it.
        } catch (IOException stays) {
            throw AgentException.of(
                    file + " cannot be used, because " + why + ", nor be moved: " + stays, "Delete it.");
        }
    }

    private static Path aside(Path file, int number) {
        return file.resolveSibling(file.getFileName() + ".set-aside-" + number);
    }

    /** Whoever changes from plain to encrypted files does not want the plain one to stay. */
    private List<Path> otherwiseKept(Path file) {
        return beginningWith(withoutEnding(file)).stream()
                .filter(other -> Sealing.ENDINGS.stream().anyMatch(other.toString()::endsWith))
                .filter(other -> !other.equals(file))
                .toList();
    }

    /** Another file that is locked with the same key. */
    private Optional<JsonNode> neighbour(Path file) {
        return files().stream()
                .filter(other -> !other.equals(file))
                .flatMap(other -> body(other).stream())
                .findFirst();
    }

    private static Optional<JsonNode> body(Path file) {
        try {
            return Optional.of(Envelope.read(Files.readAllBytes(file)).body());
        } catch (IOException | Damaged useless) {
            return Optional.empty();
        }
    }

    private List<Path> files() {
        return beginningWith("session-").stream()
                .filter(file -> file.toString().endsWith(sealing.ending()))
                .toList();
    }

    private List<Path> beginningWith(String beginning) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw AgentException.of("The folder " + folder + " cannot be read: " + unreadable, "Is it yours?");
        }
    }

    private void write(Path file, byte[] content) {
        try {
            OwnerOnly.replace(file, content);
        } catch (IOException notWritten) {
            throw notKept(folder, notWritten);
        }
    }

    private void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw AgentException.of(file + " cannot be deleted: " + stays, "Delete it by hand.");
        }
    }

    private static AgentException notKept(Path folder, IOException why) {
        return AgentException.of(
                "The tokens cannot be kept in " + folder + ": " + why.getMessage(),
                "What was kept before is as it was. Make room, or name another folder: OAUTHLAB_TOKENS.");
    }

    private static Path lockFile(Path file) {
        return file.resolveSibling(withoutEnding(file) + ".lock");
    }

    private static String withoutEnding(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private Path file(Key key) {
        return folder.resolve("session-" + Digests.sha256(key.server() + "\n" + key.issuer()) + sealing.ending());
    }
}
