package io.leeway.drift.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.WindowPart;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.drift.Reference;
import io.leeway.drift.TestBatches;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.support.test.TestModels;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionTest {

    private static final Duration KEPT = Duration.ofDays(90);

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();
    private final TestBatches batches = new TestBatches(model, "x", 1);
    private final ProfileRepository profiles = new ProfileRepository(MONGO.one(), "kept");
    private final WindowRepository windows = new WindowRepository(MONGO.one(), profiles, "kept");

    @Test
    void shouldDeleteUnusedProfilesWithTheirColumnsAndKeepThoseInUse() {
        // Given
        profiles.store(model, "used", new Reference(profile(), null));
        profiles.store(model, "unused", new Reference(profile(), null));
        age("reference_profiles", "usedAt");
        profiles.find(model, "used");

        // When
        Instant moment = Instant.now().minus(KEPT);
        profiles.deleteUnusedSince(moment, moment);

        // Then
        assertThat(profiles.find(model, "used")).isPresent();
        assertThat(profiles.find(model, "unused")).isEmpty();
        assertThat(count("reference_profiles")).isEqualTo(2);
    }

    @Test
    void shouldDeleteWhatAnInterruptedChangeLeft() {
        // Given: the window was never changed to name this one
        profiles.store(model, "w@left-over", "w", profile());
        age("reference_profiles", "usedAt");

        // When
        Instant moment = Instant.now().minus(KEPT);
        profiles.deleteUnusedSince(moment, moment);

        // Then
        assertThat(count("reference_profiles")).isZero();
    }

    @Test
    void shouldDeleteAWindowThatNothingCameToAndKeepOneThatGrows() {
        // Given
        windows.add(part("old", 1), profile());
        windows.add(part("growing", 1), profile());
        age("windows", "changedAt");
        age("window_definitions", "usedAt");
        age("reference_profiles", "usedAt");
        windows.add(part("growing", 2), profile());

        // When
        Instant moment = Instant.now().minus(KEPT);
        windows.deleteUnchangedSince(moment);
        profiles.deleteUnusedSince(moment, moment);

        // Then
        assertThat(windows.has(part("old", 1))).isFalse();
        assertThat(windows.with(part("growing", 2)).orElseThrow().profile().rows())
                .isEqualTo(6);
        assertThat(count("reference_profiles")).isEqualTo(2);
        assertThat(count("window_definitions")).isEqualTo(1);
    }

    @Test
    void shouldDeleteTheDefinitionThatNoWindowIsJudgedByAnyMore() {
        // Given
        windows.add(part("old", 1), profile());
        age("windows", "changedAt");
        age("window_definitions", "usedAt");

        // When
        windows.deleteUnchangedSince(Instant.now().minus(KEPT));

        // Then
        assertThat(count("window_definitions")).isZero();
    }

    @Test
    void shouldDeleteReportsByWhenTheyWereStored() {
        // Given: rows of long ago that came now stay
        DriftReportRepository reports = new DriftReportRepository(MONGO.one(), new DriftSeriesRepository(MONGO.one(), "kept"), "kept");
        DriftReport old = report("old");
        DriftReport now = report("now");
        reports.store(old, TestModels.regressor(model));
        age("drift_reports", "storedAt");
        reports.store(now, TestModels.regressor(model));

        // When
        long deleted = reports.deleteStoredBefore(Instant.now().minus(KEPT));

        // Then
        assertThat(deleted).isEqualTo(1);
        assertThat(reports.find(old.batch())).isEmpty();
        assertThat(reports.find(now.batch())).isPresent();
    }

    private void age(String collection, String field) {
        Instant longAgo = Instant.now().minus(KEPT).minus(Duration.ofDays(3));
        MONGO.one()
                .getDatabase("kept")
                .getCollection(collection)
                .updateMany(
                        new Document("model", model).append(field, new Document("$exists", true)),
                        new Document("$set", new Document(field, Date.from(longAgo))));
    }

    private long count(String collection) {
        return MONGO.one().getDatabase("kept").getCollection(collection).countDocuments(new Document("model", model));
    }

    private static DataProfile profile() {
        return new DataProfile(3, Map.of("x", NumericProfile.of(new double[] {1, 2, 3})), Map.of());
    }

    private DriftReport report(String batch) {
        BatchRef ref =
                new BatchRef(model, batch, batch, 1, "r", 100, 0, Instant.parse("2019-01-01T00:00:00Z"), null, null);
        return DriftReport.of(ref, TestBatches.ACCEPTED).build();
    }

    private BatchAccepted part(String window, int number) {
        String batch = window + "-part-" + number;
        return batches.accepted(
                batches.ref(batch, batch, number, "r", 3), new WindowPart(batches.ref(window, window, 1, "r", 0), 0));
    }
}
