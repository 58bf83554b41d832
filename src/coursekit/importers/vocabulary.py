"""The words by which outlines say what something is: names of fields, labels of activities, words that count modules.

Simplified Chinese and English are listed; Traditional Chinese is looked up in its Simplified form.
"""

from __future__ import annotations

from coursekit.importers.meaning import FieldName

FIELDS: dict[FieldName, tuple[str, ...]] = {
    FieldName.TITLE: (
        "主题", "课题", "培训名称", "培训项目", "课程标题", "课程名称", "课程主题", "课程题目", "培训主题",
        "培训课程", "course title", "title", "course",
    ),
    FieldName.BACKGROUND: (
        "课程背景", "项目背景", "培训背景", "背景", "课程导语", "课程简介", "课程介绍", "课程概述", "课程前言",
        "前言",
        "background", "overview", "introduction", "course description", "description", "about this course", "summary",
        "why this course",
    ),
    FieldName.OUTCOMES: (
        "课程收益", "学习收益", "培训收益", "学员收益", "课程目标", "学习目标", "培训目标", "教学目标", "课程价值",
        "培训收获", "学员收获", "课程收获", "学习收获", "培训效果", "预期效果", "能力目标", "收益",
        "learning outcomes", "learning objectives", "outcomes", "objectives", "course objectives", "course outcomes",
        "by the end of this course", "what you will learn", "benefits",
        "您将收获", "你将收获", "学习成果",
    ),
    FieldName.TIME: (
        "课程时间", "课程时长", "授课时长", "授课时间", "培训时间", "培训时长", "课程学时", "培训课时", "学时",
        "课时", "时长", "时间", "课程时数", "时数", "培训天数", "课程天数", "上课时间", "培训周期", "课程周期", "天数",
        "duration", "length", "course length", "time",
        "标准课时",
    ),
    FieldName.AUDIENCE: (
        "课程对象", "授课对象", "培训对象", "参训对象", "适用对象", "适合对象", "学员对象", "参课对象",
        "参加对象", "参与对象", "参训人员", "培训人员", "适合人群", "适用人群", "适合人员", "适用人员", "招生对象", "目标学员",
        "课程受众", "对象",
        "audience", "target audience", "who should attend", "participants", "for whom",
        "培训人群", "面向对象", "适合学员", "who it is for", "who is it for", "who should come",
        "intended for",
    ),
    FieldName.METHODS: (
        "课程方式", "授课方式", "培训方式", "教学方式", "授课形式", "培训形式", "教学方法", "授课方法", "培训方法",
        "methods", "methodology", "delivery", "delivery method", "training methods", "format",
        "学习方式", "课程形式", "教学形式", "授课风格",
    ),
    FieldName.FEATURES: ("课程特色", "课程特点", "课程亮点", "培训特色", "特色", "features", "highlights"),
    FieldName.MODEL: ("课程模型", "课程框架", "课程结构", "model", "framework"),
    FieldName.GROUP: ("课程人数", "培训人数", "授课人数", "班级人数", "人数", "group size", "class size",
        "建议人数", "参训人数",
    ),
    FieldName.TRAINER: (
        "讲师介绍", "讲师简介", "主讲老师", "授课讲师", "授课老师", "讲师", "trainer", "instructor", "facilitator",
    ),
    FieldName.OTHER: (
        "课前准备", "课前要求", "课程准备", "场地要求", "场地布置", "场地设备", "物料准备", "教学用具",
        "备注", "注意事项", "课程费用",
        "培训费用", "课程版本",
        "prerequisites", "materials", "price", "fee", "certificate", "venue", "what to bring",
    ),
}  # fmt: skip

OUTLINE_NAMES = (
    "课程安排", "培训安排", "日程安排", "内容安排", "课程目录",
    "课程大纲", "课程提纲", "课程纲要", "培训纲要",
    "培训大纲", "授课大纲", "课程内容", "培训内容", "教学大纲", "大纲", "内容大纲",
    "course outline", "outline", "agenda", "course content", "contents", "syllabus", "programme", "program",
)  # fmt: skip
"""After one of these the outline proper begins."""

ACTIVITIES: dict[str, tuple[str, ...]] = {
    "case": (
        "案例", "案例分析", "案例分享", "案例研讨", "案例讨论", "案例思考", "案例解析", "案例复盘", "情景案例",
        "case", "case study",
    ),
    "discussion": (
        "讨论", "小组讨论", "分组讨论", "现场讨论", "学员讨论", "学员分组讨论", "研讨", "互动研讨", "思考",
        "思考题", "互动", "团队共创", "互动问答", "世界咖啡", "圆桌讨论", "辩论", "分组研讨", "小组研讨",
        "工作坊", "discussion", "group discussion", "debate",
    ),
    "exercise": (
        "练习", "思考练习", "实践", "实操", "实训", "课堂练习", "小组练习", "实战练习", "实作", "操作练习",
        "实战", "现场作业", "作业", "活动",
        "工作坊学习", "冥想练习", "测试练习",
        "exercise", "practice", "activity", "workshop", "hands-on", "lab",
    ),
    "role-play": (
        "演练", "现场演练", "模拟演练", "情景模拟", "情景演练", "实践模拟", "角色扮演", "实战演练", "现场投诉演练",
        "通关演练", "情境模拟", "情境演练", "情景剧", "模拟训练", "现场模拟", "沙盘模拟", "分角色演练",
        "role play", "role-play", "simulation",
    ),
    "demonstration": (
        "示范", "示范指导", "老师示范", "示范讲解", "现场演示", "演示", "现场示范", "demonstration", "demo",
    ),
    "brainstorm": ("头脑风暴", "脑力激荡", "brainstorm", "brainstorming"),
    "video": (
        "视频", "短片", "短片观看", "视频观看", "观看视频", "录像", "录像观看", "视频赏析", "视频欣赏",
        "影片欣赏", "影片观看", "影片赏析", "短片欣赏", "视频教学", "视频分享", "影片", "video", "film",
    ),
    "quiz": (
        "测评", "现场测评", "测验", "小测", "自评", "随堂测试", "现场测试", "测试", "自测", "小测验",
        "职业测试", "quiz", "test", "self-assessment", "assessment",
    ),
    "game": (
        "游戏", "互动游戏", "互动体验", "活动体验", "体验活动", "破冰", "破冰游戏", "热身游戏",
        "game", "icebreaker", "energizer",
    ),
    "reflection": (
        "反思", "自我反思", "自省", "热身", "自我觉察", "导入", "分享", "reflection", "warm-up",
        "opening question",
    ),
    "tool": (
        "工具", "模型", "模型分析", "表单", "清单", "量表", "工具表", "工具包", "工具表单", "模板",
        "图形分享", "tool", "template", "checklist", "job aid",
    ),
    "wrap-up": (
        "总结", "课程总结", "课程回顾", "回顾", "复盘", "课程复盘", "本讲小结", "小结", "课程结束", "结束语",
        "行动计划",
        "wrap-up", "wrap up", "recap", "review", "summary", "closing", "action plan",
    ),
}  # fmt: skip
"""Labels before a colon, by the kind of activity that they announce."""

KEY_POINTS = (
    "章节重点",
    "章节要点",
    "本章重点",
    "本讲重点",
    "核心要点",
    "重点",
    "要点",
    "提示",
    "温馨提示",
    "金句",
    "key points",
    "key point",
    "key message",
)  # fmt: skip
OUTPUTS = (
    "输出成果",
    "成果输出",
    "课程成果",
    "产出成果",
    "成果",
    "产出",
    "output",
    "outputs",
    "deliverable",
    "deliverables",
)  # fmt: skip

UNITS = (
    "讲", "章", "单元", "模块", "部分", "篇", "节", "天", "阶段", "课", "module", "unit", "chapter", "part",
    "section", "day", "session", "lesson",
)  # fmt: skip
"""Words that count modules, as in 第一讲 or Module 1."""

WEAK = frozenset((
    "清单", "量表", "辩论", "实训", "自评", "测验", "热身",
    "总结", "小结", "回顾", "复盘", "分享", "活动", "测试", "测评", "实践", "实战", "实操", "思考", "互动",
    "反思", "自我反思",
    "自省", "演示", "示范", "模型", "工具", "表单", "模板", "作业", "视频", "短片", "影片", "行动计划",
    "结束语", "游戏", "导入",
    "提示", "重点", "要点", "成果", "产出",
    "practice", "test", "review", "summary", "recap", "film", "template", "activity", "assessment", "demo", "tool",
    "checklist", "debate", "closing", "game", "lab", "case", "video", "action plan", "reflection",
))  # fmt: skip
"""Labels that, with a number before them, are as often an ordinary point of a list."""

METHODS_ONLY = frozenset((
    "讲授", "理论讲授", "知识讲授", "理论讲解", "讲解", "精讲", "知识精讲", "基础知识精讲", "点评", "点评指导",
    "讲解点评", "分析点评", "示范讲解",
    "案例演练", "实际操作", "答疑", "提问", "问答", "图片展示", "图片", "学员分享", "现场指导", "引导",
    "体验式教学", "体验", "情景教学", "互动教学",
    "lecture", "presentation", "q&a", "questions and answers", "coaching", "feedback", "group work", "pair work",
))  # fmt: skip
"""Ways of teaching that are no activity."""

WHO_WITH_WHOM = ("小组", "分组", "学员", "集体", "全体", "结对", "两人", "双人", "学员分组")
WHERE = ("现场", "课堂", "随堂", "互动", "情景", "团队", "个人")

COLUMNS = frozenset((
    "序号", "编号", "模块", "单元", "章节", "内容", "具体内容", "课程内容", "主要内容", "主题", "课程大纲",
    "大纲", "时间", "时长", "课时", "方式",
    "教学方式", "授课方式", "备注", "目标", "要点", "no", "no.", "module", "topic", "topics", "content",
    "contents", "time", "duration",
    "method", "methods", "notes", "day", "session", "minutes", "min", "activity", "activities",
))  # fmt: skip
"""What the columns of a table that holds an outline are called."""

OPENINGS = ("导入", "导言", "导论", "引言", "开篇", "开场", "开场白", "序言", "introduction", "opening", "warm-up")

NOTICES = (
    "免责声明", "版权所有", "版权声明", "版权归", "侵权", "转载请", "未经许可", "未经授权", "翻印", "联系电话",
    "咨询热线", "扫码", "关注公众号",
    "客服qq", "copyright", "all rights reserved", "©", "disclaimer", "confidential",
)  # fmt: skip
"""What says that a paragraph around a course is no part of it."""

PAGE_REMAINS = (
    r"首页\s*[>》»›].*", r"(?:您|你)?(?:现在|当前)的?位置\s*[:：].*", r".*浏览次数.*", r".*发布时间.*",
    r".*(?:点击|阅读)(?:数|量|次数)\s*[:：].*",
    r".*点击(?:下载|查看|报名|咨询).*", r"(?:上一页|上一篇|下一篇).*", r".*下一页",
    r"(?:相关|推荐|热门)(?:课程|阅读|文章|推荐)\s*[:：].*",
    r"第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?", r"共\s*\d+\s*页(?:\s*[,，/]?\s*第\s*\d+\s*页)?",
    r"page \d+(?: (?:of|/) \d+)?",
    r"(?:联系)?电话\s*[:：].*",
    r"home\s*[>»›].*", r"(?:previous|next)(?: page| article)?",
    r"(?:share|print|download)(?: this)?(?: page| article| outline)?",
    r".*(?:contact|booking|联系|咨询|报名|微信|qq).*(?:@|\d{7,}).*", r"\S+@\S+\.\w+", r"(?:https?://|www\.)\S+",
    r"分享到\s*[:：]?.*", r"来源\s*[:：].*", r"字号\s*[:：].*",
)  # fmt: skip
"""Lines of the page that an outline was copied from."""

PARTS_OF_DAY = frozenset(("上午", "下午", "晚上", "morning", "afternoon", "evening", "am", "pm"))

PAUSES = frozenset((
    "茶歇", "休息", "午餐", "午休", "午饭", "晚餐", "早餐", "课间休息", "签到", "break", "coffee break",
    "tea break", "lunch", "lunch break",
    "coffee", "tea",
))  # fmt: skip
"""What an agenda has between its parts: a course has it in the frame of its days."""
