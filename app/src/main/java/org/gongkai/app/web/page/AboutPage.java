package org.gongkai.app.web.page;

import java.util.List;
import org.gongkai.config.form.Form;

/**
 * What these pages are and what their words mean.
 *
 * @param statuses the words of coverage, as the contract writes them
 * @param version of the program
 */
public record AboutPage(Frame frame, List<String> statuses, List<Form> forms, String version) {
    public AboutPage {
        statuses = List.copyOf(statuses);
        forms = List.copyOf(forms);
    }

    public List<String> runStatuses() {
        return RunPage.labels();
    }
}
