package io.leeway.system.kubernetes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1ServicePort;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import io.kubernetes.client.util.Yaml;
import org.jspecify.annotations.Nullable;

/** Rendered manifests, and what is wrong with how they refer to each other. */
final class Manifests {

    private final List<KubernetesObject> objects;

    private Manifests(List<KubernetesObject> objects) {
        this.objects = objects;
    }

    /** Parses strictly: an unknown field or a value of the wrong type throws. */
    static Manifests parse(String yaml) throws IOException {
        return new Manifests(Yaml.loadAll(yaml).stream()
                .filter(Objects::nonNull)
                .map(KubernetesObject.class::cast)
                .toList());
    }

    <T extends KubernetesObject> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All of it, in an order that does not depend on who rendered it. */
    List<String> sorted() {
        return objects.stream().map(Yaml::dump).sorted().toList();
    }

    /** The pods that deployments and stateful sets make. */
    List<V1PodTemplateSpec> pods() {
        return Stream.concat(
                        all(V1Deployment.class).stream().map(it -> it.getSpec().getTemplate()),
                        all(V1StatefulSet.class).stream().map(it -> it.getSpec().getTemplate()))
                .toList();
    }

    /** Selectors without a match, ports that nothing serves, and references to what is not there. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        all(V1Deployment.class)
                .forEach(it -> checkSelector(
                        faults,
                        it.getMetadata().getName(),
                        it.getSpec().getSelector().getMatchLabels(),
                        it.getSpec().getTemplate()));
        all(V1StatefulSet.class)
                .forEach(it -> checkSelector(
                        faults,
                        it.getMetadata().getName(),
                        it.getSpec().getSelector().getMatchLabels(),
                        it.getSpec().getTemplate()));
        all(V1Service.class).forEach(it -> checkService(faults, it));
        pods().forEach(pod -> checkPod(faults, pod));
        all(V1PodDisruptionBudget.class)
                .forEach(it -> checkSelected(
                        faults,
                        "disruption budget " + it.getMetadata().getName(),
                        it.getSpec().getSelector()));
        all(V1NetworkPolicy.class)
                .forEach(it -> checkSelected(
                        faults,
                        "network policy " + it.getMetadata().getName(),
                        it.getSpec().getPodSelector()));
        all(V2HorizontalPodAutoscaler.class).forEach(it -> checkScaled(faults, it));
        all(V1Ingress.class).forEach(it -> checkIngress(faults, it));
        return faults;
    }

    /** Names of Secrets that containers read but the manifests do not hold. */
    Set<String> missingSecrets() {
        Set<String> missing = new HashSet<>();
        for (V1PodTemplateSpec pod : pods()) {
            for (V1Volume volume : orEmpty(pod.getSpec().getVolumes())) {
                if (volume.getSecret() != null) {
                    missing.add(volume.getSecret().getSecretName());
                }
            }
            for (V1Container container : pod.getSpec().getContainers()) {
                for (V1EnvVar variable : orEmpty(container.getEnv())) {
                    if (variable.getValueFrom() != null
                            && variable.getValueFrom().getSecretKeyRef() != null) {
                        missing.add(variable.getValueFrom().getSecretKeyRef().getName());
                    }
                }
            }
        }
        all(V1Secret.class)
                .forEach(secret -> missing.remove(secret.getMetadata().getName()));
        return missing;
    }

    private static void checkSelector(
            List<String> faults, String name, Map<String, String> selector, V1PodTemplateSpec pod) {
        if (!matches(selector, pod)) {
            faults.add(name + " does not select its own pods");
        }
    }

    private void checkService(List<String> faults, V1Service service) {
        String name = service.getMetadata().getName();
        List<V1PodTemplateSpec> selected = pods().stream()
                .filter(pod -> matches(service.getSpec().getSelector(), pod))
                .toList();
        if (selected.size() != 1) {
            faults.add("service " + name + " selects " + selected.size() + " workloads");
        }
        for (V1PodTemplateSpec pod : selected) {
            for (V1ServicePort port : service.getSpec().getPorts()) {
                boolean served = pod.getSpec().getContainers().stream()
                        .anyMatch(container -> hasPort(container, port.getTargetPort()));
                if (!served) {
                    faults.add("service " + name + ": no container has port " + port.getTargetPort());
                }
            }
        }
    }

    private void checkPod(List<String> faults, V1PodTemplateSpec pod) {
        String account = pod.getSpec().getServiceAccountName();
        if (all(V1ServiceAccount.class).stream()
                .noneMatch(it -> it.getMetadata().getName().equals(account))) {
            faults.add("a pod runs as " + account + ", which is not there");
        }
        pod.getSpec().getContainers().forEach(container -> checkContainer(faults, container));
    }

    private void checkSelected(List<String> faults, String who, V1LabelSelector selector) {
        if (pods().stream().noneMatch(pod -> matches(selector, pod))) {
            faults.add(who + " selects no pod");
        }
    }

    private void checkScaled(List<String> faults, V2HorizontalPodAutoscaler scaler) {
        String target = scaler.getSpec().getScaleTargetRef().getName();
        all(V1Deployment.class).stream()
                .filter(it -> it.getMetadata().getName().equals(target))
                .findFirst()
                .ifPresentOrElse(
                        it -> {
                            if (it.getSpec().getReplicas() != null) {
                                faults.add(target + " has a number of pods of its own beside its autoscaler");
                            }
                        },
                        () -> faults.add("an autoscaler scales " + target + ", which is not there"));
    }

    private void checkIngress(List<String> faults, V1Ingress ingress) {
        Set<String> services = all(V1Service.class).stream()
                .map(it -> it.getMetadata().getName())
                .collect(Collectors.toSet());
        ingress.getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(path -> path.getBackend().getService().getName())
                .filter(name -> !services.contains(name))
                .forEach(name -> faults.add("the ingress leads to " + name + ", which is not there"));
    }

    private void checkContainer(List<String> faults, V1Container container) {
        String name = container.getName();
        Stream.of(container.getReadinessProbe(), container.getLivenessProbe(), container.getStartupProbe())
                .flatMap(Manifests::asked)
                .filter(port -> !hasPort(container, port))
                .forEach(port -> faults.add(name + ": a probe asks a port that the container has not"));
        if (container.getReadinessProbe() == null) {
            faults.add(name + " has no readiness probe");
        }
        // A quota on any of them refuses a pod that does not say it.
        for (String resource : List.of("cpu", "memory", "ephemeral-storage")) {
            if (!orEmpty(container.getResources().getLimits()).containsKey(resource)
                    || !orEmpty(container.getResources().getRequests()).containsKey(resource)) {
                faults.add(name + " has no request or no limit of " + resource);
            }
        }
        if (!container.getImage().matches(".+(:(?!latest)[^:/]+|@sha256:[0-9a-f]{64})")) {
            faults.add(name + " runs an image that may change: " + container.getImage());
        }
        Set<String> maps = new HashSet<>();
        all(V1ConfigMap.class).forEach(map -> maps.add(map.getMetadata().getName()));
        orEmpty(container.getEnvFrom()).stream()
                .filter(source -> source.getConfigMapRef() != null)
                .filter(source -> !maps.contains(source.getConfigMapRef().getName()))
                .forEach(source -> faults.add(name + " reads a ConfigMap that is not there"));
    }

    /** The port that a probe asks, or none. */
    private static Stream<IntOrString> asked(@Nullable V1Probe probe) {
        if (probe != null && probe.getHttpGet() != null) {
            return Stream.of(probe.getHttpGet().getPort());
        }
        return probe != null && probe.getTcpSocket() != null
                ? Stream.of(probe.getTcpSocket().getPort())
                : Stream.empty();
    }

    private static boolean hasPort(V1Container container, IntOrString wanted) {
        for (V1ContainerPort port : orEmpty(container.getPorts())) {
            if (wanted.isInteger()
                    ? port.getContainerPort().equals(wanted.getIntValue())
                    : wanted.getStrValue().equals(port.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Map<String, String> selector, V1PodTemplateSpec pod) {
        return pod.getMetadata().getLabels().entrySet().containsAll(selector.entrySet());
    }

    private static boolean matches(V1LabelSelector selector, V1PodTemplateSpec pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return labels.entrySet().containsAll(orEmpty(selector.getMatchLabels()).entrySet())
                && orEmpty(selector.getMatchExpressions()).stream()
                        .allMatch(rule -> rule.getOperator().equals("In")
                                && rule.getValues().contains(labels.get(rule.getKey())));
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <K, V> Map<K, V> orEmpty(Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
