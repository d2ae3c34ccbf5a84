package io.leeway.risk.stream;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.events.RiskAssessed;
import io.leeway.risk.assessment.Assessed;
import io.leeway.risk.assessment.AssessmentRepository;

/** Takes every assessment, whichever instance made it, to the streams of this one. */
@ApplicationScoped
class LiveConsumer {

    private static final Logger LOG = Logger.getLogger(LiveConsumer.class);

    private final AssessmentRepository assessments;
    private final BatchStream stream;

    LiveConsumer(AssessmentRepository assessments, BatchStream stream) {
        this.assessments = assessments;
        this.stream = stream;
    }

    /** A failure must never end the stream of events: who listens misses one and sees the next. */
    @Incoming("live")
    @RunOnVirtualThread
    void live(byte[] event) {
        try {
            JsonNode data = ContractJson.mapper().readTree(event).path("data");
            RiskAssessed assessed = ContractJson.mapper().treeToValue(data, RiskAssessed.class);
            // It is stored before it is told.
            assessments
                    .assessed(
                            assessed.assessment().batch().model(),
                            assessed.assessment().batch().batch())
                    .map(Assessed::summary)
                    .ifPresent(stream::tell);
        } catch (IOException | RuntimeException exception) {
            LOG.warnf(exception, "event=live-event-dropped");
        }
    }
}
