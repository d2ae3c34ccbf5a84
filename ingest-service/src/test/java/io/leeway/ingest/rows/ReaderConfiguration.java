package io.leeway.ingest.rows;

import java.util.Map;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** What the reader of rows is configured with, where a test says nothing else. */
final class ReaderConfiguration {

    private ReaderConfiguration() {}

    static RowLimits limits(Map<String, String> configuration) {
        return read(configuration).getConfigMapping(RowLimits.class);
    }

    static RowReader reader(Map<String, String> configuration) {
        SmallRyeConfig config = read(configuration);
        RowLimits limits = config.getConfigMapping(RowLimits.class);
        return new RowReader(config.getConfigMapping(RowsConfig.class), limits, new BodyGate(limits));
    }

    private static SmallRyeConfig read(Map<String, String> configuration) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(RowsConfig.class)
                .withMapping(RowLimits.class);
        configuration.forEach(builder::withDefaultValue);
        return builder.build();
    }
}
