package io.leeway.drift.load;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchContent;
import io.leeway.contracts.events.ReferenceAccepted;
import io.leeway.contracts.model.DefinitionKey;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.AdoptedWindows;
import io.leeway.drift.Adoption;
import io.leeway.drift.Adoptions;
import io.leeway.drift.JudgedRows;
import io.leeway.drift.Reference;
import io.leeway.drift.Terms;
import io.leeway.drift.store.AdoptionRepository;
import io.leeway.drift.store.ProfileRepository;
import io.leeway.drift.store.WindowRepository;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.support.blocks.BlockSource;
import io.leeway.support.history.LastUse;

/**
 * Makes profiles of what ingest-service holds, and keeps those of references: each under the reference and the part of the
 * definition that it follows from, so that another definition has another profile and another threshold has the same.
 */
@ApplicationScoped
public class ProfileService {

    private static final Logger LOG = Logger.getLogger(ProfileService.class);
    private static final int CACHED = 16;

    /** Raised when profiles hold more than before, so that those of references are made anew. */
    private static final int FORMAT = 3;

    private final BlockSource blocks;
    private final ProfileRepository repository;
    private final WindowRepository windows;
    private final AdoptionRepository adoptions;
    private final Map<String, Cached> cache = new LinkedHashMap<>(CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cached> eldest) {
            return size() > CACHED;
        }
    };

    /** A reference and since when it is here; after a day it is read again, so that its use is noted. */
    private record Cached(Reference reference, Instant at) {}

    ProfileService(
            BlockSource blocks, ProfileRepository repository, WindowRepository windows, AdoptionRepository adoptions) {
        this.windows = windows;
        this.adoptions = adoptions;
        this.blocks = blocks;
        this.repository = repository;
    }

    /** Profiles a reference that was accepted, unless that was done before. */
    public void learn(ReferenceAccepted event) {
        reference(event.definition(), event.reference(), event.blocks());
    }

    /** The reference that a batch is compared with, with what was adopted into it; profiled now if it is not yet. */
    public Reference referenceOf(Terms terms) {
        Reference sent = reference(terms.definition(), terms.reference(), terms.referenceBlocks());
        String model = terms.definition().model();
        Adoptions adopted = adoptions.of(model, terms.reference());
        String key = DefinitionKey.ofProfile(terms.definition());
        return adopted.summary(key)
                .map(summary -> with(sent, adopted.windows(key), summary, terms))
                .orElse(sent);
    }

    /** The reference as it is stored; empty where it is not profiled yet, or its profile was deleted since it was used. */
    public Optional<Reference> stored(ModelDefinition definition, String reference) {
        return repository.findReference(definition.model(), name(definition, reference));
    }

    /** What a batch, or the window that these rows are part of already, is judged by; empty for a new part. */
    public Optional<Terms> terms(BatchAccepted event) {
        return event.part() == null ? Optional.of(Terms.of(event)) : windows.terms(event);
    }

    /** Whether these rows are part of a window of which no rows are here. */
    public boolean beginsWindow(BatchAccepted event) {
        return event.part() != null && !windows.has(event);
    }

    /** What is judged with these rows: the batch, or what has come of its window so far. */
    public JudgedRows judged(BatchAccepted event) {
        if (event.part() == null) {
            return new JudgedRows(event.batch(), rows(event), event.intake(), Terms.of(event));
        }
        return windows.with(event).orElseGet(() -> windows.add(event, rows(event)));
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        synchronized (this) {
            cache.keySet().removeIf(key -> key.startsWith(model + "/"));
        }
        windows.forget(model);
        repository.forget(model);
    }

    private static String name(ModelDefinition definition, String reference) {
        return reference + "#" + FORMAT + "-" + DefinitionKey.ofReference(definition);
    }

    private DataProfile rows(BatchAccepted event) {
        JointProfile reference = referenceOf(Terms.of(event)).profile().joint();
        if (event.content() == BatchContent.PROFILES) {
            SentProfiles sent = new SentProfiles(event, reference);
            blocks.profiles(event, sent::add);
            return sent.profile();
        }
        // Rows are coded as their reference is, so that what their features do together can be compared.
        BlockProfiler profiler = new BlockProfiler(event.definition(), reference);
        blocks.batch(event, profiler::add);
        return profiler.profile();
    }

    private synchronized Reference with(
            Reference sent, List<Adoption.AdoptedWindow> windows, AdoptedWindows summary, Terms terms) {
        String model = terms.definition().model();
        String cached = model + "/" + terms.reference() + "+" + summary.key() + "-"
                + DefinitionKey.ofReference(terms.definition());
        Cached known = cache.get(cached);
        if (known != null && summary.equals(known.reference().adopted())) {
            return known.reference();
        }
        Map<String, DataProfile> profiles = adoptions.profiles(
                model,
                terms.reference(),
                windows.stream().map(Adoption.AdoptedWindow::batch).toList());
        Reference made = sent.with(
                windows.stream()
                        .map(window -> Objects.requireNonNull(
                                profiles.get(window.batch()), "a profile is stored before its adoption"))
                        .toList(),
                summary);
        cache.put(cached, new Cached(made, Instant.now()));
        return made;
    }

    private synchronized Reference reference(ModelDefinition definition, String reference, int count) {
        String name = name(definition, reference);
        String key = definition.model() + "/" + name;
        Cached cached = cache.get(key);
        if (cached != null && cached.at().isAfter(Instant.now().minus(LastUse.NOTED_EVERY))) {
            return cached.reference();
        }
        Reference found = repository
                .findReference(definition.model(), name)
                .orElseGet(() -> make(definition, reference, name, count));
        cache.put(key, new Cached(found, Instant.now()));
        return found;
    }

    private Reference make(ModelDefinition definition, String reference, String name, int count) {
        ReferenceProfiler profiler = new ReferenceProfiler(definition);
        blocks.reference(definition.model(), reference, count, profiler::add);
        profiler.again();
        blocks.reference(definition.model(), reference, count, profiler::addAgain);
        Reference made = profiler.reference();
        repository.store(definition.model(), name, made);
        LOG.infof(
                "event=reference-profiled model=%s reference=%s rows=%d chunks=%s",
                definition.model(),
                reference,
                made.profile().rows(),
                made.chunks() == null ? "none" : made.chunks().chunks().size());
        return made;
    }
}
