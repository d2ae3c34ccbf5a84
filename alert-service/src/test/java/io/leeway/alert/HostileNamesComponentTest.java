package io.leeway.alert;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.events.EventType;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a client called its batch must be text wherever it goes, and nothing else. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class HostileNamesComponentTest {

    @ConfigProperty(name = "leeway.test.mail-folder")
    Path mailFolder;

    private final String model = "model-" + UUID.randomUUID();
    private final String address = "to-" + UUID.randomUUID() + "@example.com";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil\r\nBcc: victim@example.com",
                "evil\r\n\r\nAnother body",
                "evil\nBcc: victim@example.com\n",
                "evil\rBcc: victim@example.com",
                "evil\u0085Bcc: victim@example.com",
                "evil\u2028Bcc: victim@example.com\u2029",
                "evil\0after NUL",
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "{alert.model}{#if true}{/if}",
                "=?UTF-8?B?DQpCY2M6IHZpY3RpbUBleGFtcGxlLmNvbQ==?=",
                "\u202Etxt.exe\u2066",
                "Größe 東京 😀",
                ".\r\n.\r\nQUIT\r\n"
            })
    void shouldWriteEveryNameAsTextOnly(String name) {
        check(name);
    }

    @org.junit.jupiter.api.Test
    void shouldCutALongNameInHeadersAndKeepTheMailReadable() {
        check("long ".repeat(4_000));
    }

    private void check(String name) {
        // Given
        TestEvents events = new TestEvents(model, List.of(TestEvents.rule(AlertCondition.DRIFT_SHARE, address)));
        try (EventBus bus = EventBus.connect()) {
            // When
            bus.tell(EventType.RISK_ASSESSED, events.drifted("b1", name));

            // Then
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> RawMail.to(mailFolder, address).size() == 1);
        }
        RawMail mail = RawMail.to(mailFolder, address).getFirst();
        assertThat(mail.names())
                .contains("from", "to", "subject", "message-id", "x-leeway-alert", "x-leeway-batch", "x-leeway-model")
                .doesNotContain("bcc", "cc")
                .doesNotHaveDuplicates()
                .allMatch(header -> List.of(
                                "mime-version",
                                "message-id",
                                "date",
                                "subject",
                                "from",
                                "to",
                                "content-type",
                                "in-reply-to",
                                "references",
                                "list-unsubscribe",
                                "list-unsubscribe-post",
                                "x-leeway-alert",
                                "x-leeway-batch",
                                "x-leeway-model",
                                "return-path",
                                "received",
                                "user-agent",
                                "x-mailer")
                        .contains(header));
        assertThat(mail.headers()).allSatisfy(header -> assertThat(header).matches("[\\x20-\\x7E]+"));
        assertThat(mail.values("To")).containsExactly(address);
        assertThat(mail.values("Subject").getFirst()).isEqualTo("[Leeway] WARNING: " + model + ": f0 moved");
        assertThat(mail.values("X-Leeway-Batch").getFirst())
                .hasSizeLessThanOrEqualTo(100)
                .doesNotContain("\n", "\r");
        String text = mail.part("text/plain");
        assertThat(text.lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).isEqualTo("WARNING: " + model + ": f0 moved"));
        assertThat(text.lines().skip(1).findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("New · " + model + ", "));
        assertThat(text).contains("f0").doesNotContain("\nBcc:", "\nAnother body", "\u202E");
        String html = mail.part("text/html");
        assertThat(html).contains("Look at it").doesNotContain("<script", "<img", "\nBcc:", "\u202E");
        given().get("/v1/alerts?model=" + model).then().statusCode(200);
    }
}
