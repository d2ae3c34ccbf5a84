package io.leeway.risk.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.mongodb.client.model.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.conversions.Bson;

import io.leeway.contracts.model.RiskLevel;

/** Answers which models there are and how they are, a page at a time. */
@ApplicationScoped
class OverviewService {

    private final SummaryRepository summaries;

    OverviewService(SummaryRepository summaries) {
        this.summaries = summaries;
    }

    Overview page(OverviewQuestion question, int skipped, int most) {
        Map<String, Long> levels = new TreeMap<>();
        for (RiskLevel level : RiskLevel.values()) {
            levels.put(word(level), 0L);
        }
        summaries.levels(question.ofAnyLevel()).forEach(level -> levels.merge(word(level), 1L, Long::sum));
        long total = question.levels().isEmpty()
                ? levels.values().stream().mapToLong(Long::longValue).sum()
                : question.levels().stream()
                        .mapToLong(level -> levels.getOrDefault(word(level), 0L))
                        .sum();
        return new Overview(total, levels, items(question, skipped, most));
    }

    private List<ModelSummary> items(OverviewQuestion question, int skipped, int most) {
        Bson all = question.ofAll();
        if (question.first().isEmpty()) {
            return summaries.page(all, question.sort().order(), skipped, most);
        }
        Bson first = Filters.and(all, Filters.in("_id", question.first()));
        Bson others = Filters.and(all, Filters.nin("_id", question.first()));
        int firsts = summaries.levels(first).size();
        List<ModelSummary> items = new ArrayList<>();
        if (skipped < firsts) {
            items.addAll(summaries.page(first, question.sort().order(), skipped, most));
        }
        if (items.size() < most) {
            int further = Math.max(0, skipped - firsts);
            items.addAll(summaries.page(others, question.sort().order(), further, most - items.size()));
        }
        return items;
    }

    private static String word(RiskLevel level) {
        return word(level.name());
    }

    private static String word(String level) {
        return level.toLowerCase(Locale.ROOT);
    }
}
