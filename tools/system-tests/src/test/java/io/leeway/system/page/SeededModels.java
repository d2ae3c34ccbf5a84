package io.leeway.system.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.system.faults.stack.Http;
import io.leeway.system.faults.stack.Wait;

/**
 * Models whose data have everything that a page shows: one that is watched by the week, with a gap, with drift, with another
 * reference and another definition on its way, with a week that is not complete, and with rows that were rejected; one in which
 * nothing is the matter; one whose names are those that nobody would choose; one that has
 * been registered only.
 */
final class SeededModels {

    static final String CHURN = "customer-churn";
    static final String PRICES = "house-prices";
    static final String HOSTILE = "hostile-names";
    static final String NEW = "just-registered";

    static final String SCRIPT = "<script>alert(1)</script>";
    static final String LONG = "a-very-long-name-".repeat(12).substring(0, 200);
    static final String RIGHT_TO_LEFT = "مدة الاشتراك בחודשים";

    private static final Instant FIRST = Instant.parse("2026-02-02T00:00:00Z"); // a Monday
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration JUDGED_WITHIN = Duration.ofMinutes(4);
    private static final int REFERENCE_WEEKS = 12;
    private static final int WEEKS = 16;
    private static final List<Integer> GAP = List.of(6, 7);
    private static final int DRIFT_FROM = 11;
    private static final int ROWS = 130;
    private static final int NEW_DEFINITION_IN = 4;
    private static final int NEW_REFERENCE_IN = 9;
    private static final int FEW_LABELS_FROM = 13;
    private static final double FEW_LABELS = 0.62;
    private static final int DAYS = 10;
    private static final int LATER_ROWS = 1_000_000;

    private final String ingest;
    private final String risk;
    private final Random random = new Random(16);
    private int rows;

    private SeededModels(SuiteForPages suite) {
        ingest = suite.url("ingest-service") + "/v1/models/";
        risk = suite.url("risk-service") + "/v1/models/";
    }

    /** Sends everything, and waits until it is judged. */
    static void in(SuiteForPages suite) {
        SeededModels models = new SeededModels(suite);
        models.churn();
        models.prices();
        models.hostile();
        models.register(NEW, definition(NEW, "\"tenure\": \"numeric\"", ""));
        models.await(CHURN, WEEKS - GAP.size());
        models.await(PRICES, DAYS);
        models.await(HOSTILE, 3);
    }

    private void churn() {
        String features = "\"tenure\": \"numeric\", \"MonthlyCharges\": \"numeric\", \"TotalCharges\": \"numeric\","
                + " \"SupportCalls\": \"numeric\", \"Contract\": \"categorical\", \"PaymentMethod\": \"categorical\"";
        register(CHURN, churnDefinition(features, 10));
        sendReference();
        for (int week = 0; week < WEEKS; week++) {
            if (week == NEW_DEFINITION_IN) {
                register(CHURN, churnDefinition(features, 15));
            }
            if (week == NEW_REFERENCE_IN) {
                sendReference();
            }
            if (!GAP.contains(week)) {
                StringBuilder batch = new StringBuilder(header());
                boolean last = week == WEEKS - 1;
                appendWeek(batch, week, last ? 12 : ROWS, last ? 0 : week >= FEW_LABELS_FROM ? FEW_LABELS : 1);
                if (week % 5 == 3) {
                    batch.append("x").append(rows++).append(",sometime,1,20,20,0,One year,Cash,No,0.2,No\n");
                }
                send("POST", CHURN + "/batches?name=" + encode("upload-" + (week + 1)), batch.toString());
            }
        }
    }

    private static String churnDefinition(String features, int least) {
        return definition(
                CHURN,
                features,
                "\"timestamp\": \"at\", \"window\": {\"every\": \"P7D\"}, \"reference\": {\"period\": \"P7D\"},"
                        + " \"ranges\": {\"MonthlyCharges\": {\"min\": " + least + ", \"max\": 120}},");
    }

    private void sendReference() {
        StringBuilder reference = new StringBuilder(header());
        for (int week = -REFERENCE_WEEKS; week < 0; week++) {
            appendWeek(reference, week, ROWS, 1);
        }
        send("PUT", CHURN + "/reference", reference.toString());
    }

    /** A regressor in which nothing is the matter; the labels of the last days have not come. */
    private void prices() {
        register(PRICES, PriceRows.definition(PRICES));
        PriceRows days = new PriceRows(FIRST, 0);
        StringBuilder reference = new StringBuilder(PriceRows.HEADER);
        for (int day = -2 * DAYS; day < 0; day++) {
            days.appendDay(reference, day, true);
        }
        send("PUT", PRICES + "/reference", reference.toString());
        for (int day = 0; day < DAYS; day++) {
            StringBuilder batch = new StringBuilder(PriceRows.HEADER);
            days.appendDay(batch, day, day < DAYS - 2);
            send("POST", PRICES + "/batches?name=" + encode("day-" + (day + 1)), batch.toString());
        }
    }

    /** One more window of the regressor. */
    static void anotherDay(SuiteForPages suite) {
        StringBuilder batch = new StringBuilder(PriceRows.HEADER);
        new PriceRows(FIRST, LATER_ROWS).appendDay(batch, DAYS, true);
        new SeededModels(suite).send("POST", PRICES + "/batches?name=one-more", batch.toString());
    }

    private static String header() {
        return "id,at,tenure,MonthlyCharges,TotalCharges,SupportCalls,Contract,PaymentMethod,prediction,probability,outcome\n";
    }

    private void appendWeek(StringBuilder csv, int week, int count, double labels) {
        boolean drifted = week >= DRIFT_FROM;
        for (int i = 0; i < count; i++) {
            Instant at = FIRST.plus(WEEK.multipliedBy(week)).plusSeconds(i * 4_200L);
            int tenure = drifted ? 1 + random.nextInt(24) : 1 + random.nextInt(72);
            double monthly = 20 + 90 * random.nextDouble() + (drifted ? 18 : 0);
            String contract = tenure > 40 ? "Two year" : random.nextInt(3) == 0 ? "One year" : "Month-to-month";
            String paid = drifted && random.nextInt(6) == 0 ? "Crypto" : random.nextBoolean() ? "Card" : "Mailed check";
            double chance = 1 / (1 + Math.exp((tenure - 24) / 12.0 - (monthly - 70) / 40));
            boolean leaves = random.nextDouble() < (drifted ? 0.5 : chance);
            csv.append(String.format(
                    Locale.ROOT,
                    "c%d,%s,%d,%.2f,%s,%d,%s,%s,%s,%.3f,%s%n",
                    rows++,
                    at,
                    tenure,
                    monthly,
                    drifted && random.nextInt(5) == 0 ? "" : String.format(Locale.ROOT, "%.1f", tenure * monthly),
                    random.nextInt(6),
                    contract,
                    paid,
                    chance > 0.5 ? "Yes" : "No",
                    chance,
                    random.nextDouble() < labels ? leaves ? "Yes" : "No" : ""));
        }
    }

    private void hostile() {
        String features = List.of(SCRIPT, LONG, RIGHT_TO_LEFT).stream()
                .map(name -> "\"" + name + "\": \"" + (name.equals(SCRIPT) ? "categorical" : "numeric") + "\"")
                .collect(Collectors.joining(", "));
        register(HOSTILE, definition(HOSTILE, features, ""));
        send("PUT", HOSTILE + "/reference", hostileRows(400, 0));
        for (String name : List.of("first", SCRIPT, RIGHT_TO_LEFT)) {
            send("POST", HOSTILE + "/batches?name=" + encode(name), hostileRows(80, name.equals("first") ? 0 : 3));
        }
    }

    private String hostileRows(int count, double shift) {
        StringBuilder csv = new StringBuilder(
                "id," + SCRIPT + "," + LONG + "," + RIGHT_TO_LEFT + ",prediction,probability,outcome\n");
        for (int i = 0; i < count; i++) {
            boolean yes = random.nextBoolean();
            csv.append(String.format(
                    Locale.ROOT,
                    "h%d,%s,%.3f,%.3f,%s,%.2f,%s%n",
                    rows++,
                    shift > 0 ? "<img src=x onerror=alert(2)>" : "plain",
                    random.nextGaussian() + shift,
                    random.nextGaussian() + shift,
                    yes ? "Yes" : "No",
                    yes ? 0.8 : 0.2,
                    random.nextInt(4) > 0 == yes ? "Yes" : "No"));
        }
        return csv.toString();
    }

    private static String definition(String model, String features, String more) {
        return """
                {"model": "%s", "task": "binary-classification", "rowId": "id", %s
                 "features": {%s},
                 "prediction": {"column": "prediction", "probability": "probability", "positive": "Yes"},
                 "target": "outcome", "alerts": [{"on": "risk"}, {"on": "drift"}]}
                """.formatted(model, more, features);
    }

    private void register(String model, String definition) {
        good(Http.send("PUT", ingest + model, "application/json", definition));
    }

    private void send(String method, String path, String rows) {
        good(Http.send(method, ingest + path, "text/csv", rows));
    }

    private static void good(Http.Answer answer) {
        if (!answer.isGood()) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
    }

    private void await(String model, int windows) {
        Wait.require(windows + " windows of " + model, JUDGED_WITHIN, () -> {
            JsonNode page = Http.get(risk + model + "/reports?limit=100").body();
            long done = 0;
            for (JsonNode window : page.path("items")) {
                done += window.has("driftVerdict") ? 1 : 0;
            }
            return page.path("total").asInt() >= windows && done >= windows;
        });
    }

    /** The name of a window or a feature as it stands in an address. */
    static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
