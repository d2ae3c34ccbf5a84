package io.leeway.spark;

import org.apache.spark.sql.SparkSession;

/** The Spark within the tests' own process, which ends with it. */
final class LocalSpark {

    private LocalSpark() {}

    static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .config("spark.sql.datetime.java8API.enabled", true)
                // Those of 96 bits, Spark's default, do not say whether they are in UTC
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
    }
}
