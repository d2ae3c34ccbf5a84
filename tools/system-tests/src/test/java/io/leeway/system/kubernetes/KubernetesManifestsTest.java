package io.leeway.system.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class KubernetesManifestsTest {

    private static final Path K8S = Path.of(System.getProperty("leeway.root")).resolve("k8s");
    private static final String[] SERVICES = {
        "ingest-service", "drift-service", "performance-service", "risk-service", "alert-service", "dashboard-ui"
    };

    private static final String[] SERVERS = {"rabbitmq", "postgres", "mongodb", "mailpit"};

    @Test
    void shouldHoldTogetherInTheBase() throws IOException {
        // When
        Manifests base = Manifests.parse(concatenated(K8S.resolve("base")));

        // Then
        assertThat(base.faults()).isEmpty();
        assertThat(base.all(V1Deployment.class))
                .extracting(deployment -> deployment.getMetadata().getName())
                .containsExactlyInAnyOrder(SERVICES);
        assertThat(base.missingSecrets())
                .containsExactlyInAnyOrder("leeway-rabbitmq", "leeway-postgres", "leeway-mongodb", "leeway-access");
    }

    @Test
    void shouldRunNothingAsRoot() throws IOException {
        // When
        Manifests base = Manifests.parse(concatenated(K8S.resolve("base")));

        // Then
        assertThat(base.pods()).hasSize(SERVICES.length).allSatisfy(pod -> {
            assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSpec().getContainers()).allSatisfy(container -> assertThat(
                            container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse());
        });
    }

    @Test
    void shouldKeepServiceLinksOutOfEveryPodsEnvironment() throws IOException {
        // When
        List<V1PodTemplateSpec> pods = everything().pods();

        // Then
        assertThat(pods).hasSize(SERVICES.length + SERVERS.length).allSatisfy(pod -> assertThat(
                        pod.getSpec().getEnableServiceLinks())
                .isFalse());
    }

    @Test
    void shouldLeaveEveryPodTimeToFinishItsWork() throws IOException {
        // When
        Manifests manifests = everything();

        // Then
        assertThat(manifests.pods()).allSatisfy(pod -> assertThat(pod.getSpec().getTerminationGracePeriodSeconds())
                .isGreaterThanOrEqualTo(30));
        assertThat(manifests.all(V1Deployment.class))
                .allSatisfy(deployment ->
                        assertThat(deployment.getSpec().getStrategy().getType()).isEqualTo("RollingUpdate"));
    }

    @Test
    void shouldRestartAServiceForNobodyElsesOutage() throws IOException {
        // When
        Manifests base = Manifests.parse(concatenated(K8S.resolve("base")));

        // Then
        assertThat(base.pods())
                .flatExtracting(pod -> pod.getSpec().getContainers())
                .allSatisfy(container -> {
                    V1Probe startup = container.getStartupProbe();
                    assertThat(startup.getHttpGet().getPath()).isEqualTo("/q/health/live");
                    // Its port opens only when PostgreSQL has its tables, for which it waits.
                    boolean waits = container.getEnv().stream()
                            .anyMatch(variable -> variable.getName().equals("LEEWAY_POSTGRES_DATABASE"));
                    assertThat(startup.getPeriodSeconds() * startup.getFailureThreshold())
                            .isGreaterThanOrEqualTo(waits ? 86_400 : 600);
                    assertThat(container.getLivenessProbe().getHttpGet().getPath())
                            .isEqualTo("/q/health/live");
                    assertThat(container.getLivenessProbe().getFailureThreshold())
                            .isGreaterThanOrEqualTo(3);
                    assertThat(container.getReadinessProbe().getHttpGet().getPath())
                            .isEqualTo("/q/health/ready");
                });
    }

    @Test
    void shouldLetOnePodOfAServiceGoAtATime() throws IOException {
        // When
        Manifests base = Manifests.parse(concatenated(K8S.resolve("base")));

        // Then
        assertThat(base.all(V1PodDisruptionBudget.class))
                .extracting(budget ->
                        budget.getSpec().getSelector().getMatchLabels().get("app.kubernetes.io/name"))
                .containsExactlyInAnyOrder(SERVICES);
    }

    @Test
    void shouldKeepTheBrokersDataButNotItsCookieOnTheVolume() throws IOException {
        // When
        V1StatefulSet broker = everything().all(V1StatefulSet.class).stream()
                .filter(server -> server.getMetadata().getName().equals("rabbitmq"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(broker.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getVolumeMounts())
                .extracting(V1VolumeMount::getMountPath)
                .contains("/var/lib/rabbitmq/mnesia")
                .doesNotContain("/var/lib/rabbitmq");
        assertThat(broker.getSpec().getVolumeClaimTemplates()).hasSize(1);
    }

    @Test
    void shouldHoldTogetherInTheQuickstart() throws IOException {
        // When
        Manifests quickstart = Manifests.parse(Files.readString(K8S.resolve("rendered/quickstart.yaml")));

        // Then
        assertThat(quickstart.faults()).isEmpty();
        // Keys and passwords are made by whoever runs it, so that nobody runs it with some that everybody can read
        // here.
        assertThat(quickstart.missingSecrets())
                .containsExactlyInAnyOrder("leeway-rabbitmq", "leeway-postgres", "leeway-mongodb", "leeway-access");
        assertThat(quickstart.all(V1Namespace.class)).hasSize(1);
        assertThat(quickstart.all(V1Deployment.class)).hasSize(SERVICES.length);
        assertThat(quickstart.all(V1StatefulSet.class))
                .extracting(server -> server.getMetadata().getName())
                .containsExactlyInAnyOrder(SERVERS);
    }

    @Test
    void shouldHoldTogetherInProduction() throws IOException {
        // When
        Manifests production = Manifests.parse(Files.readString(K8S.resolve("rendered/production.yaml")));

        // Then: it makes no secret itself
        assertThat(production.faults()).isEmpty();
        assertThat(production.missingSecrets())
                .containsExactlyInAnyOrder(
                        "leeway-rabbitmq", "leeway-postgres", "leeway-mongodb", "leeway-access", "leeway-smtp");
        assertThat(production.all(V1Deployment.class)).hasSize(SERVICES.length);
        assertThat(production.all(V1StatefulSet.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"provider", "collector"})
    void shouldLetEveryServiceOutWhereAComponentSaysSo(String component) throws IOException {
        // When
        Manifests production = Manifests.parse(Files.readString(K8S.resolve("rendered/production.yaml"))
                + "\n---\n"
                + Files.readString(K8S.resolve("components").resolve(component).resolve("network.yaml")));

        // Then
        assertThat(production.faults()).isEmpty();
        assertThat(production.all(V1NetworkPolicy.class))
                .filteredOn(policy -> policy.getMetadata().getName().equals("leeway-" + component))
                .singleElement()
                .satisfies(
                        policy -> assertThat(policy.getSpec().getPodSelector().getMatchLabels())
                                .containsExactly(Map.entry("app.kubernetes.io/component", "service")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "production"})
    void shouldRenderAsIsCheckedIn(String overlay) throws IOException, InterruptedException {
        // Given
        assumeTrue(isInstalled("kubectl"), "kubectl, which renders overlays, is not installed");

        // When
        Manifests rendered = Manifests.parse(rendered(K8S.resolve("overlays").resolve(overlay)));

        // Then
        assertThat(rendered.sorted())
                .as("k8s/rendered/%s.yaml is older than its overlay: run k8s/render", overlay)
                .isEqualTo(
                        Manifests.parse(Files.readString(K8S.resolve("rendered").resolve(overlay + ".yaml")))
                                .sorted());
    }

    @Test
    void shouldReportWhatSelectsNothing() throws IOException {
        // Given
        String broken = Files.readString(K8S.resolve("rendered/production.yaml"))
                .replace(
                        "matchLabels:\n      app.kubernetes.io/name: alert-service\n  policyTypes",
                        "matchLabels:\n      app.kubernetes.io/name: alarm-service\n  policyTypes")
                .replace(
                        "            name: dashboard-ui\n            port",
                        "            name: dashboard\n            port")
                .replace("leeway/drift-service:0.1.0", "leeway/drift-service:latest");

        // When
        List<String> faults = Manifests.parse(broken).faults();

        // Then
        assertThat(faults)
                .contains(
                        "network policy leeway-alerts selects no pod",
                        "the ingress leads to dashboard, which is not there",
                        "drift-service runs an image that may change: localhost/leeway/drift-service:latest");
    }

    @Test
    void shouldRefuseAFieldThatKubernetesDoesNotKnow() throws IOException {
        // Given
        String misspelt =
                Files.readString(K8S.resolve("base/drift-service.yaml")).replace("replicas:", "replica:");

        // When, Then
        assertThatThrownBy(() -> Manifests.parse(misspelt)).hasMessageContaining("replica");
    }

    @Test
    void shouldReportAServiceWhosePortNobodyServes() throws IOException {
        // Given
        String broken = Files.readString(K8S.resolve("base/drift-service.yaml"))
                .replace("targetPort: http", "targetPort: https");

        // When
        List<String> faults = Manifests.parse(broken).faults();

        // Then
        assertThat(faults).anyMatch(fault -> fault.contains("no container has port"));
    }

    @Test
    void shouldReportAProbeOfAPortThatThereIsNot() throws IOException {
        // Given
        String broken = Files.readString(K8S.resolve("overlays/quickstart/rabbitmq.yaml"))
                .replace("tcpSocket:\n              port: amqp", "tcpSocket:\n              port: amqps");

        // When
        List<String> faults = Manifests.parse(broken).faults();

        // Then
        assertThat(faults).contains("rabbitmq: a probe asks a port that the container has not");
    }

    private static Manifests everything() throws IOException {
        return Manifests.parse(
                concatenated(K8S.resolve("base")) + "\n---\n" + concatenated(K8S.resolve("overlays/quickstart")));
    }

    private static String concatenated(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .map(KubernetesManifestsTest::read)
                    .collect(Collectors.joining("\n---\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException exception) {
            throw new java.io.UncheckedIOException(exception);
        }
    }

    private static String rendered(Path overlay) throws IOException, InterruptedException {
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", overlay.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kubectl.exitValue()).isZero();
        return yaml;
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
