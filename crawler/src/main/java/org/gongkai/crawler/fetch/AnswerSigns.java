package org.gongkai.crawler.fetch;

import java.util.List;

/**
 * What anti-robot, absence and maintenance pages say, as seen on portals and on the products in front of them. A new one
 * is a new line here and in the test.
 */
final class AnswerSigns {
    private AnswerSigns() {}

    /** A piece of markup and the product that it gives away. */
    record Sign(String text, String product) {}

    /** In the source of challenge pages, whose visible text is next to nothing. */
    static final List<Sign> CHALLENGE_SCRIPTS = List.of(
            new Sign("__jsl_clearance", "加速乐 challenge"),
            new Sign("__jsluid", "加速乐 challenge"),
            new Sign("$_ts=window['$_ts']", "瑞数 challenge"),
            new Sign("$_ts = window['$_ts']", "瑞数 challenge"),
            new Sign("window['$_ts']", "瑞数 challenge"),
            new Sign("acw_sc__v2", "阿里云 challenge"),
            new Sign("captchaCheck.do", "captcha"),
            new Sign("/cdn-cgi/challenge-platform/", "Cloudflare challenge"),
            new Sign("cf-challenge", "Cloudflare challenge"),
            new Sign("TencentCaptcha", "captcha"),
            new Sign("AliyunCaptcha", "captcha"),
            new Sign("geetest", "captcha"),
            new Sign("WZWS-RAY", "网站卫士"));

    /** In the visible text of pages that a firewall sends instead of the one asked for. */
    static final List<Sign> WALL_PHRASES = List.of(
            new Sign("您的访问请求可能对网站造成安全威胁", "创宇盾"),
            new Sign("您的请求可能存在威胁", "firewall"),
            new Sign("请求存在威胁", "firewall"),
            new Sign("您的请求带有不合法参数", "安全狗"),
            new Sign("网站防火墙", "firewall"),
            new Sign("Web应用防火墙", "firewall"),
            new Sign("WEB 应用防火墙", "firewall"),
            new Sign("云防护", "firewall"),
            new Sign("创宇盾", "创宇盾"),
            new Sign("安全狗", "安全狗"),
            new Sign("云锁", "云锁"),
            new Sign("访问被拦截", "firewall"),
            new Sign("访问已被拦截", "firewall"),
            new Sign("请求已被拦截", "firewall"),
            new Sign("被管理员设置拦截", "firewall"),
            new Sign("访问被阻断", "firewall"),
            new Sign("访问过于频繁", "rate wall"),
            new Sign("操作过于频繁", "rate wall"),
            new Sign("访问频率过高", "rate wall"),
            new Sign("请求过于频繁", "rate wall"),
            new Sign("请输入验证码", "captcha"),
            new Sign("请完成安全验证", "captcha"),
            new Sign("人机验证", "captcha"),
            new Sign("滑动验证", "captcha"),
            new Sign("拖动滑块", "captcha"),
            new Sign("请开启JavaScript并刷新该页", "challenge"),
            new Sign("请开启 JavaScript", "challenge"),
            new Sign("正在进行安全检查", "challenge"),
            new Sign("安全验证中", "challenge"),
            new Sign("Checking your browser", "Cloudflare challenge"),
            new Sign("Request blocked", "firewall"),
            new Sign("has been blocked", "firewall"));

    /** In the visible text of pages that say with status 200 that there is no such page. */
    static final List<String> ABSENCE_PHRASES = List.of(
            "您访问的页面不存在",
            "您访问的页面找不到",
            "您访问的网页不存在",
            "您访问的内容不存在",
            "您访问的内容已下线",
            "您访问的内容已删除",
            "您访问的信息不存在",
            "您访问的文章不存在",
            "您访问的栏目不存在",
            "您要访问的页面不存在",
            "您要查看的页面不存在",
            "您浏览的页面不存在",
            "您查看的页面不存在",
            "你访问的页面不存在",
            "你要访问的页面不存在",
            "访问的页面不存在",
            "请求的页面不存在",
            "请求的资源不存在",
            "页面找不到了",
            "页面不存在",
            "页面未找到",
            "页面已删除",
            "页面已被删除",
            "页面走丢了",
            "找不到页面",
            "找不到该页",
            "找不到您访问的页面",
            "找不到您要访问的页面",
            "无法找到该页",
            "无法找到页面",
            "网页不存在",
            "文件不存在",
            "信息已删除或不存在",
            "信息已删除",
            "信息已被删除",
            "信息不存在",
            "文章不存在",
            "文章已删除",
            "文章已被删除",
            "内容已下线",
            "内容已删除",
            "内容已被删除",
            "内容不存在",
            "404 Not Found",
            "404错误",
            "404 错误",
            "错误404",
            "HTTP 404",
            "Page Not Found");

    /** In the visible text of pages that say that the site is not there for the moment: no evidence of anything. */
    static final List<String> MAINTENANCE_PHRASES =
            List.of("系统维护中", "网站维护中", "网站正在维护", "系统正在维护", "系统升级中", "网站升级中", "升级改造中", "正在升级维护", "暂停服务", "服务暂时不可用");
}
