package kr.haetae.hub.casework.web;

import kr.haetae.hub.casework.LegalBases;
import kr.haetae.hub.frame.PageTimes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LegalBasesPageController {
    private final LegalBases legalBases;
    private final PageTimes times;

    LegalBasesPageController(LegalBases legalBases, PageTimes times) {
        this.legalBases = legalBases;
        this.times = times;
    }

    @GetMapping("/legal-bases")
    String page(Model model) {
        model.addAttribute("today", times.today());
        model.addAttribute("bases", legalBases.on(times.today()));
        return "legal-bases";
    }
}
