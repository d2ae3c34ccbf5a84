package io.leeway.support.access;

import java.time.Instant;
import java.util.Optional;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.leeway.access.FileState;
import io.leeway.access.Identity;
import io.leeway.access.KeyFile;
import io.leeway.access.Keys;

/**
 * The keys that are known now. The file is looked at every few seconds and read when it has changed; where it cannot be read, what was known stays
 * known, because a disk that is away for a moment must not lock everybody out.
 */
@Singleton
public final class KnownKeys {

    private static final Logger LOG = Logger.getLogger(KnownKeys.class);

    private final @Nullable KeyFile file;
    private final long periodMillis;
    private volatile Keys keys = Keys.of("");
    private volatile boolean readable = true;

    /** Of the file that was read last; null before the first reading, and after one that failed. */
    private volatile @Nullable FileState state;

    KnownKeys(AccessConfig config) {
        this.file = config.keysFile().map(KeyFile::new).orElse(null);
        this.periodMillis = config.reread().toMillis();
    }

    /** Whether whoever asks has to send a key. */
    public boolean areAsked() {
        return file != null;
    }

    /** Who sends this key; nobody if it is not known. */
    public Optional<Identity> identify(String key) {
        return keys.identify(key, Instant.now());
    }

    /** A file that is wrong when a service starts is a mistake that somebody is there to see. */
    void start(@Observes StartupEvent event, Vertx vertx) {
        if (file == null) {
            return;
        }
        state = file.state();
        keys = file.read();
        LOG.infof("event=keys-read keys=%d", keys.size());
        vertx.setPeriodic(
                periodMillis,
                timer -> vertx.executeBlocking(() -> {
                    look(file);
                    return true;
                }));
    }

    private void look(KeyFile listed) {
        try {
            // Before the reading: what is written meanwhile is seen the next time.
            FileState found = listed.state();
            if (found.equals(state)) {
                return;
            }
            Keys read = listed.read();
            if (!readable || !read.all().equals(keys.all())) {
                LOG.infof("event=keys-read keys=%d", read.size());
            }
            keys = read;
            state = found;
            readable = true;
        } catch (IllegalArgumentException exception) {
            state = null;
            if (readable) {
                LOG.errorf(
                        "event=keys-unreadable reason=\"%s\" what=\"the keys of before stay known\"",
                        exception.getMessage());
            }
            readable = false;
        }
    }
}
