package io.leeway.workbench.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Invents customers of a telephone company who leave for reasons that a model can learn. */
final class TelcoGenerator {

    private static final List<String> INTERNET_EXTRAS = List.of(
            "OnlineSecurity", "OnlineBackup", "DeviceProtection", "TechSupport", "StreamingTV", "StreamingMovies");

    private final Random random;

    TelcoGenerator(Random random) {
        this.random = random;
    }

    Table rows(List<String> columns, int count) {
        List<String[]> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Map<String, String> customer = customer(i);
            rows.add(columns.stream().map(customer::get).toArray(String[]::new));
        }
        return new Table(columns, rows);
    }

    private Map<String, String> customer(int number) {
        Map<String, String> customer = new HashMap<>();
        customer.put("customerID", String.format(Locale.ROOT, "%04d-DEMO", number));
        customer.put("gender", random.nextBoolean() ? "Female" : "Male");
        customer.put("SeniorCitizen", random.nextDouble() < 0.16 ? "1" : "0");
        customer.put("Partner", yes(0.48));
        customer.put("Dependents", yes(0.3));
        customer.put("PhoneService", yes(0.9));
        customer.put("MultipleLines", customer.get("PhoneService").equals("No") ? "No phone service" : yes(0.47));
        String internet = pick("Fiber optic", 0.44, "DSL", 0.34, "No");
        customer.put("InternetService", internet);
        double monthly = internet.equals("No") ? 20 : internet.equals("DSL") ? 45 : 70;
        for (String extra : INTERNET_EXTRAS) {
            String has = internet.equals("No") ? "No internet service" : yes(0.42);
            customer.put(extra, has);
            monthly += has.equals("Yes") ? 6 : 0;
        }
        String contract = pick("Month-to-month", 0.55, "One year", 0.21, "Two year");
        int longest = contract.equals("Month-to-month") ? 40 : 72;
        int tenure = 1 + (int) (longest * Math.pow(random.nextDouble(), 0.8));
        customer.put("Contract", contract);
        customer.put("PaperlessBilling", yes(0.59));
        customer.put("PaymentMethod", pick("Electronic check", 0.34, "Mailed check", 0.23, "Credit card (automatic)"));
        monthly = Math.max(18, monthly + random.nextGaussian() * 4);
        customer.put("tenure", Integer.toString(tenure));
        customer.put("MonthlyCharges", amount(monthly));
        customer.put("TotalCharges", amount(monthly * tenure * (0.95 + 0.1 * random.nextDouble())));
        double leaning = -1.9
                + (contract.equals("Month-to-month") ? 1.9 : 0)
                + (internet.equals("Fiber optic") ? 1.0 : 0)
                + ("Electronic check".equals(customer.get("PaymentMethod")) ? 0.6 : 0)
                - tenure * 0.045
                + ("No".equals(customer.get("TechSupport")) ? 0.4 : 0);
        customer.put("Churn", random.nextDouble() < 1 / (1 + Math.exp(-leaning)) ? "Yes" : "No");
        return customer;
    }

    private String yes(double share) {
        return random.nextDouble() < share ? "Yes" : "No";
    }

    private String pick(String first, double firstShare, String second, double secondShare, String rest) {
        double draw = random.nextDouble();
        return draw < firstShare ? first : draw < firstShare + secondShare ? second : rest;
    }

    private static String amount(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
