package io.leeway.benchmarks.push;

/**
 * One of the two events of a prediction, as KServe's logger sends them.
 *
 * @param id of the prediction
 * @param type what a model is asked, or what it answers
 * @param body in the V1 protocol
 */
record EventHalf(String id, String type, String body) {

    static EventHalf request(String id, String body) {
        return new EventHalf(id, "org.kubeflow.serving.inference.request", body);
    }

    static EventHalf response(String id, String body) {
        return new EventHalf(id, "org.kubeflow.serving.inference.response", body);
    }
}
