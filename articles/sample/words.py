"""What the made-up records are put together from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Names:
    """How the people of some countries are called; the family name comes first in half of the world."""

    families: str
    given: str
    family_first: bool = False
    middle: str = ""


@dataclass(frozen=True)
class Land:
    """A country of the sample: its names and its cities, the capital first."""

    code: str
    names: Names
    cities: str


KHMER = Names(
    "Chea Chhay Heng Keo Kim Kong Lim Long Meas Mok Nhem Ouk Pen Phan Prak Ros Sam Seng Sok Som Sun "
    "Tep Ung Yin",
    "Bora Chan Dara Kosal Makara Nimol Phalla Piseth Rath Ratha Rithy Sambath Samnang Sarath Sophal "
    "Sophea Sothea Sovann Vanna Veasna Vibol Vuth",
    family_first=True,
)
VIETNAMESE = Names(
    "Bui Dang Dinh Do Duong Ha Hoang Ho Le Luong Ly Mai Ngo Nguyen Pham Phan Tran Trinh Truong Vo Vu",
    "An Anh Binh Chien Cuong Dung Duc Giang Ha Hai Hieu Hung Khanh Lam Long Minh Nam Phong Quang Son "
    "Thang Trung Tuan Viet",
    family_first=True,
    middle="Van Huu Duc Quang Xuan Thanh Ngoc Dinh Minh Cong",
)
CHINESE = Names(
    "Chen Deng Feng Gao Guo Han He Hu Huang Li Liang Lin Liu Luo Ma Song Sun Tang Wang Wu Xie Xu Yang "
    "Zhang Zhao Zheng Zhou Zhu",
    "Bin Bo Chao Dong Gang Guoqiang Haitao Hong Hui Jian Jianguo Jun Lei Ming Ping Qiang Tao Wei "
    "Weidong Xiaoming Yong Zhen Zhigang Zhong",
    family_first=True,
)
KOREAN = Names(
    "Choi Han Jang Jung Kang Kim Kwon Lee Lim Oh Park Seo Shin Song Yoon",
    "Byung-ho Dong-hyun Hyun-woo Jae-sung Ji-hoon Jong-su Min-jun Sang-hoon Seung-ki Sung-min Tae- "
    "young Young-ho",
    family_first=True,
)
JAPANESE = Names(
    "Abe Fujita Hayashi Inoue Ito Kato Kimura Kobayashi Matsumoto Mori Nakamura Ogawa Saito Sasaki "
    "Sato Shimizu Suzuki Takahashi Tanaka Watanabe Yamada Yamamoto Yoshida",
    "Akira Daisuke Hideki Hiroshi Jun Kazuo Kenji Koji Makoto Masaru Naoki Osamu Satoshi Shigeru "
    "Takeshi Yutaka",
)
RUSSIAN = Names(
    "Baranov Bogdanov Egorov Fedorov Gusev Ivanov Karpov Kozlov Kuznetsov Lebedev Makarov Morozov "
    "Nikitin Novikov Orlov Pavlov Petrov Popov Romanov Semyonov Smirnov Sokolov Volkov Zaitsev",
    "Aleksandr Aleksei Andrei Anatoly Boris Dmitry Igor Ivan Konstantin Mikhail Nikolai Oleg Pavel "
    "Sergei Valery Vasily Viktor Vladimir Yury",
)
THAI = Names(
    "Boonmee Chaiyasit Intharat Jaidee Kaewmanee Phongphan Rattanakorn Saetang Sirikul Srisai "
    "Suksawat Thongchai Wongsa Wongsuwan Yodsak",
    "Anan Apichat Chalerm Kitti Manit Narong Niran Prasert Prayoon Somchai Somsak Sunthorn Suthep "
    "Thawat Wichai",
)
LAO = Names(
    "Bounyavong Chanthavong Keomany Phommachanh Phouvong Sayavong Sengdara Sisouphanh Vongsa Xaysana",
    "Bounmy Chansamone Kham Khamphet Onechanh Phet Sengphet Somboun Thongloy Vilay Vongkham",
)
MALAY = Names(
    "Abdullah Ahmad Hamzah Hassan Hidayat Ibrahim Ismail Kusuma Nasution Rahman Santoso Setiawan "
    "Siregar Wibowo Wijaya Yusof Zainal",
    "Adi Agus Azman Budi Dedi Eko Fadil Hadi Hafiz Iskandar Joko Kamarul Rizal Rudi Syed Yudi",
)
INDIAN = Names(
    "Bhatia Chauhan Das Gupta Iyer Joshi Kapoor Kumar Malhotra Menon Mishra Nair Patel Rao Reddy "
    "Sharma Singh Thapa Verma Yadav",
    "Ajay Anil Arjun Ashok Deepak Gopal Manoj Mohan Prakash Rajesh Rakesh Ravi Sanjay Sunil Suresh "
    "Vijay Vikram",
)
ENGLISH = Names(
    "Adams Baker Campbell Carter Clark Davies Evans Fraser Graham Harris Hughes Jackson Kelly Lewis "
    "Martin Mitchell Morgan Murray Nelson Parker Reid Roberts Scott Stewart Taylor Thompson Walker "
    "Wilson Wright Young",
    "Andrew Anne Brian Catherine Charles David Edward Elizabeth George Helen James John Karen Laura "
    "Mark Michael Paul Peter Richard Robert Sarah Stephen Susan Thomas William",
)
FRENCH = Names(
    "Bernard Bonnet Chevalier Dubois Dupont Durand Faure Fournier Garnier Girard Lambert Lefebvre "
    "Legrand Leroy Martin Mercier Moreau Petit Renaud Rousseau Roux",
    "Alain Anne Bruno Claire Denis Didier Francois Gilles Henri Jacques Jean Laurent Luc Marie Michel "
    "Olivier Pascal Philippe Pierre Thierry",
)
GERMAN = Names(
    "Bauer Becker Fischer Hartmann Hoffmann Huber Keller Klein Koch Krause Lange Meyer Neumann "
    "Richter Schmidt Schneider Schulz Wagner Weber Wolf",
    "Andreas Bernd Christian Claudia Dieter Frank Georg Hans Heike Jens Jürgen Karin Klaus Martin "
    "Matthias Stefan Thomas Ulrich Wolfgang",
)
SPANISH = Names(
    "Aguilar Castro Cruz Delgado Díaz Fernández Flores García Gómez González Herrera López Martínez "
    "Mendoza Morales Ortega Pérez Ramírez Reyes Rivera Rodríguez Santos Torres Vargas",
    "Alberto Antonio Carlos Carmen Diego Eduardo Fernando Francisco Javier Jorge José Luis Manuel "
    "María Miguel Pablo Pedro Rafael Ramón Ricardo",
)
TURKISH = Names(
    "Arslan Aydın Çelik Demir Doğan Kaya Kılıç Koç Kurt Öztürk Polat Şahin Yıldırım Yıldız Yılmaz",
    "Ahmet Ali Emre Hakan Hasan Hüseyin İbrahim Kemal Mehmet Murat Mustafa Orhan Osman Selim Yusuf",
)
ARABIC = Names(
    "Al-Ansari Al-Farsi Al-Harbi Al-Khalil Al-Masri Al-Rashid Al-Sayed Darwish Haddad Hassan Khoury "
    "Mansour Nasser Saleh Suleiman",
    "Abdullah Ahmed Ali Bilal Fahd Hamad Ibrahim Karim Khalid Mahmoud Mohammed Nasser Omar Saad Tariq Yousef",
)
BURMESE = Names(
    "Aung Hlaing Htun Kyaw Lwin Maung Myint Naing Oo Soe Thein Tun Win Zaw",
    "Aung Hla Khin Kyaw Min Moe Myo Nay Sein Than Thet Ye",
    family_first=True,
)

# The first of the list take part in most of what is reported, and the last of it in little.
LANDS = (
    Land("KH", KHMER, "Phnom Penh|Siem Reap|Sihanoukville|Battambang|Bavet"),
    Land("VN", VIETNAMESE, "Hanoi|Ho Chi Minh City|Da Nang|Hai Phong|Cam Ranh|Moc Bai"),
    Land("CN", CHINESE, "Beijing|Shanghai|Guangzhou|Kunming|Nanning|Zhanjiang"),
    Land("RU", RUSSIAN, "Moscow|Saint Petersburg|Kubinka|Vladivostok|Kaliningrad"),
    Land("US", ENGLISH, "Washington|Honolulu|San Diego|Norfolk|Colorado Springs"),
    Land("TH", THAI, "Bangkok|Chiang Mai|Sattahip|Aranyaprathet"),
    Land("LA", LAO, "Vientiane|Pakse|Savannakhet|Luang Prabang"),
    Land("IN", INDIAN, "New Delhi|Mumbai|Kochi|Visakhapatnam|Pune"),
    Land("JP", JAPANESE, "Tokyo|Yokosuka|Sasebo|Sendai"),
    Land("ID", MALAY, "Jakarta|Surabaya|Bandung|Batam"),
    Land("FR", FRENCH, "Paris|Toulon|Brest|Lyon"),
    Land("AU", ENGLISH, "Canberra|Sydney|Darwin|Perth"),
    Land("KR", KOREAN, "Seoul|Busan|Jinhae|Daejeon"),
    Land("GB", ENGLISH, "London|Portsmouth|Sandhurst|Edinburgh"),
    Land("MY", MALAY, "Kuala Lumpur|Lumut|Kota Kinabalu"),
    Land("SG", CHINESE, "Singapore"),
    Land("PH", SPANISH, "Manila|Subic|Cebu|Puerto Princesa"),
    Land("DE", GERMAN, "Berlin|Bonn|Hamburg|Munich"),
    Land("MM", BURMESE, "Naypyidaw|Yangon|Mandalay"),
    Land("TR", TURKISH, "Ankara|Istanbul|Izmir"),
    Land("PK", ARABIC, "Islamabad|Karachi|Rawalpindi"),
    Land("BD", INDIAN, "Dhaka|Chittagong"),
    Land("BY", RUSSIAN, "Minsk|Brest"),
    Land("KZ", RUSSIAN, "Astana|Almaty"),
    Land("NZ", ENGLISH, "Wellington|Auckland"),
    Land("CA", ENGLISH, "Ottawa|Halifax|Kingston"),
    Land("SA", ARABIC, "Riyadh|Jeddah"),
    Land("AE", ARABIC, "Abu Dhabi|Dubai"),
    Land("EG", ARABIC, "Cairo|Alexandria"),
    Land("CU", SPANISH, "Havana|Santiago de Cuba"),
    Land("ES", SPANISH, "Madrid|Rota"),
    Land("BR", SPANISH, "Brasilia|Rio de Janeiro"),
    Land("NP", INDIAN, "Kathmandu|Pokhara"),
    Land("LK", INDIAN, "Colombo|Trincomalee"),
    Land("BN", MALAY, "Bandar Seri Begawan|Muara"),
    Land("UZ", RUSSIAN, "Tashkent|Samarkand"),
    Land("MX", SPANISH, "Mexico City|Veracruz"),
    Land("QA", ARABIC, "Doha"),
    Land("TL", SPANISH, "Dili"),
    Land("MN", RUSSIAN, "Ulaanbaatar"),
)
